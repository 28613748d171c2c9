package io.shopstream.streams.runtime.progress;

import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.topic.TopicMismatchException;
import io.shopstream.streams.query.cluster.Freshness;
import io.shopstream.streams.runtime.StreamsEngine;
import io.shopstream.streams.topology.TopologyNames;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the engine's periodic tasks in the background: samples how far the input is processed and which standbys have
 * caught up, fences hanging transactions of failed instances, stops the engine when a topic was given more partitions,
 * and logs the progress of restores.
 */
public final class EngineWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EngineWatch.class);
    // An answer's processed_through is up to three samples old; each sample costs the broker four small requests.
    private static final Duration SAMPLE_INTERVAL = Duration.ofMillis(500);
    private static final Duration FENCE_INTERVAL = Duration.ofSeconds(1);
    private static final Duration LOG_INTERVAL = Duration.ofSeconds(5);
    // Kafka Streams and the producers notice a new partition up to five minutes later, when their metadata expires.
    private static final Duration PARTITIONS_INTERVAL = Duration.ofSeconds(5);

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

    public EngineWatch(StreamsEngine engine, KafkaConnection kafka, Clock clock) {
        this.engine = engine;
        this.clock = clock;
        String applicationId = engine.applicationId();
        this.broker = new LazyAdmin(kafka, applicationId + "-watch");
        this.inputLag = new InputLag(
                broker,
                applicationId,
                TopologyNames.sourceTopics(engine.topics()),
                TopologyNames.repartitionTopics(applicationId),
                engine.topics().orders().partitions());
        this.tailReader = new TailReader(kafka, applicationId + "-tails");
        this.tails = new AbortedTailDetector(tailReader);
        this.hangingTransactionFencer = new HangingTransactionFencer(broker, applicationId);
    }

    public void start() {
        every(SAMPLE_INTERVAL, this::refreshFreshness);
        every(SAMPLE_INTERVAL, this::watchStandbys);
        every(SAMPLE_INTERVAL, tails::read);
        every(FENCE_INTERVAL, this::fenceHangingTransactions);
        every(LOG_INTERVAL, engine.stores()::logRestores);
        every(PARTITIONS_INTERVAL, this::watchPartitions);
    }

    /** Freshness as of the last sample. */
    public Freshness freshness() {
        return freshness;
    }

    /**
     * Samples the input lag now; -1 while the broker does not answer. Once the engine is ready and this has returned 0,
     * later answers are not marked stale.
     */
    long inputLag() {
        return sampleInput().map(InputOffsets::lag).orElse(InputLag.UNKNOWN);
    }

    private void refreshFreshness() {
        if (engine.state().isReady() && sampleInput().isEmpty()) {
            LOG.debug("input lag is unknown: the broker does not answer");
        }
    }

    private synchronized Optional<InputOffsets> sampleInput() {
        Instant before = clock.instant();
        // For partitions processed here, count only what this process itself has committed. If it was paused and
        // replaced without noticing, the group's offsets are those of its successor.
        Optional<InputOffsets> known =
                inputLag.sample().map(seen -> tails.skipEmptyTails(seen.cappedAt(engine.localOffsets())));
        if (known.isPresent() && engine.state().isReady()) {
            processed.observe(before, known.get());
            freshness = new Freshness(processed.time(), known.get().lag());
        }
        return known;
    }

    private void watchStandbys() {
        if (engine.state().isReady()) {
            engine.stores().observeStandbys();
        }
    }

    private void watchPartitions() {
        if (!engine.state().isReady()) {
            return;
        }
        try {
            engine.partitionGuard(LazyAdmin.ANSWER_TIMEOUT).require(broker.get());
        } catch (TopicMismatchException e) {
            engine.stop(String.valueOf(e.getMessage()));
        } catch (KafkaException e) {
            LOG.debug("partitions are unknown: {}", e.getMessage());
        }
    }

    private void fenceHangingTransactions() {
        if (engine.state().isReady()) {
            hangingTransactionFencer.end();
        }
    }

    private void every(Duration period, Runnable task) {
        threads.scheduleWithFixedDelay(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        // A scheduled task that throws is not run again.
                        LOG.warn("a periodic task failed and will be retried", e);
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
