package io.shopstream.api.web.live;

import io.shopstream.api.sse.SseBroadcaster;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Ends the live streams before the graceful shutdown of the web server, which would otherwise wait for them until its
 * timeout.
 */
@Component
final class LiveStreamShutdown implements SmartLifecycle {
    private final SseBroadcaster broadcaster;
    private volatile boolean running;

    LiveStreamShutdown(SseBroadcaster broadcaster) {
        this.broadcaster = broadcaster;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        broadcaster.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        // The highest phase stops first.
        return Integer.MAX_VALUE;
    }
}
