package io.shopstream.streams;

import io.shopstream.streams.runtime.StreamsEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the engine with the context and stops it after the HTTP port has closed, so that no query reads closed stores.
 */
final class EngineLifecycle implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(EngineLifecycle.class);

    private final StreamsEngine engine;
    private final StreamsSettings settings;
    private volatile boolean running;

    EngineLifecycle(StreamsEngine engine, StreamsSettings settings) {
        this.engine = engine;
        this.settings = settings;
    }

    @Override
    public void start() {
        // The settings hold no secrets.
        LOG.info("streams is starting with {}", settings);
        engine.start();
        running = true;
    }

    @Override
    public void stop() {
        engine.close();
        running = false;
        LOG.info("streams has stopped");
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
