package io.shopstream.streams.runtime;

import io.shopstream.streams.flow.TopologyNames;
import io.shopstream.streams.query.Freshness;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the engine in the background: how far the input is processed, which standbys have caught up, transactions
 * of instances that are gone, and a line in the log while stores are restored.
 */
public final class EngineWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EngineWatch.class);
    // An answer is up to three looks older than it could be; each costs the broker four small requests.
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration TIDY_EVERY = Duration.ofSeconds(1);
    private static final Duration SAY_EVERY = Duration.ofSeconds(5);

    private final StreamsEngine engine;
    private final LazyAdmin broker;
    private final InputLag inputLag;
    private final TailReader tailReader;
    private final AbortedTailDetector tails;
    private final HangingTransactionFencer hangingTransactionFencer;
    private final Clock clock;
    private final ProcessedThrough processed = new ProcessedThrough();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(
            4, Thread.ofPlatform().daemon().name("streams-watch-", 0).factory());
    private volatile Freshness freshness = Freshness.UNKNOWN;

    public EngineWatch(StreamsEngine engine, String bootstrapServers, Clock clock) {
        this.engine = engine;
        this.clock = clock;
        String applicationId = engine.applicationId();
        this.broker = new LazyAdmin(bootstrapServers, applicationId + "-watch");
        this.inputLag = new InputLag(
                broker,
                applicationId,
                TopologyNames.inputTopics(engine.topics()),
                TopologyNames.repartitionTopics(applicationId),
                engine.topics().orders().partitions());
        this.tailReader = new TailReader(bootstrapServers, applicationId + "-tails");
        this.tails = new AbortedTailDetector(tailReader);
        this.hangingTransactionFencer = new HangingTransactionFencer(broker, applicationId);
    }

    public void start() {
        every(LOOK_EVERY, this::look);
        every(LOOK_EVERY, this::watchStandbys);
        every(LOOK_EVERY, tails::read);
        every(TIDY_EVERY, this::tidy);
        every(SAY_EVERY, this::say);
    }

    /** As of the last look. */
    public Freshness freshness() {
        return freshness;
    }

    /**
     * Looks now; -1 while the broker does not answer. Once the engine is ready, what is answered after this said 0 is not
     * marked stale.
     */
    long inputLag() {
        return lookAtInput().map(InputOffsets::lag).orElse(InputLag.UNKNOWN);
    }

    private void look() {
        if (engine.state().isReady() && lookAtInput().isEmpty()) {
            LOG.debug("the broker does not say how far the input is");
        }
    }

    private synchronized Optional<InputOffsets> lookAtInput() {
        Instant before = clock.instant();
        // Of what is processed here only what this process has committed itself: had it been paused and replaced and
        // not noticed, the group's positions would be those of its successor.
        Optional<InputOffsets> known =
                inputLag.look().map(seen -> tails.skipIn(seen.noFurtherThan(engine.localOffsets())));
        if (known.isPresent() && engine.state().isReady()) {
            processed.observe(before, known.get());
            freshness = new Freshness(processed.time(), known.get().lag());
        }
        return known;
    }

    private void watchStandbys() {
        if (engine.state().isReady() && engine.stores().standbys().anyFilling()) {
            engine.stores().standbys().observe(engine.stores().lags());
        }
    }

    private void tidy() {
        if (engine.state().isReady()) {
            hangingTransactionFencer.end();
        }
    }

    private void say() {
        engine.stores()
                .restores()
                .total()
                .ifPresent(progress -> LOG.info(
                        "restoring stores: {} of {} changelog records read",
                        progress.restored(),
                        progress.toRestore()));
    }

    private void every(Duration period, Runnable task) {
        threads.scheduleWithFixedDelay(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        // A scheduled task that throws is never run again.
                        LOG.warn("watching streams failed; it goes on", e);
                    }
                },
                0,
                period.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        tailReader.close();
        broker.close();
    }
}
