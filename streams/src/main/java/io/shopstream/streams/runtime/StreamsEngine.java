package io.shopstream.streams.runtime;

import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.schemas.trace.RecordTraces;
import io.shopstream.streams.query.cluster.OtherInstances;
import io.shopstream.streams.runtime.application.PartitionGuard;
import io.shopstream.streams.runtime.stores.AssignedInstances;
import io.shopstream.streams.runtime.stores.EngineStores;
import io.shopstream.streams.topology.RegistryRetry;
import io.shopstream.streams.topology.TopologySettings;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs Kafka Streams from start to close. {@link #start} returns at once: the engine waits for broker and registry in
 * the background, and until then every query fails as not started.
 */
public final class StreamsEngine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsEngine.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);
    // Short: startup and intake retry, and log each failure.
    private static final Duration REGISTRY_CALL_TIMEOUT = Duration.ofSeconds(3);

    private final EngineSettings settings;
    private final RecordTraces traces;
    private final Topics topics;
    private final HttpSchemaRegistry registry;
    private final AvroSerdes serdes;
    private final IntakeCounts counts = new IntakeCounts();
    private final PartCounts partCounts = new PartCounts();
    private final EngineStores stores;
    private final LocalOffsets localOffsets = new LocalOffsets();
    private final AssignedInstances otherInstances;
    private final RegistryRetry registryRetry =
            new RegistryRetry(StreamsConfiguration.REGISTRY_TIMEOUT, counts::addRegistryWait);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final ThreadRestarts restarts = new ThreadRestarts(stopped, System::nanoTime);
    private final Thread starter;
    private volatile @Nullable Running running;
    private volatile EngineState beforeRunning = new EngineState.Starting();
    private volatile EngineState.@Nullable Refused stopReason;

    public StreamsEngine(EngineSettings settings) {
        this(settings, RecordTraces.OFF);
    }

    /** @param traces of the records that are read */
    public StreamsEngine(EngineSettings settings, RecordTraces traces) {
        this.settings = settings;
        this.traces = traces;
        this.topics = settings.topics();
        this.registry = new HttpSchemaRegistry(settings.registry(), REGISTRY_CALL_TIMEOUT);
        this.serdes = new AvroSerdes(registry);
        this.stores = new EngineStores(this::kafkaStreams, settings.maxStandbyLag());
        this.otherInstances = new AssignedInstances(this::kafkaStreams, settings.applicationServer());
        this.starter = Thread.ofPlatform().name("streams-start").unstarted(this::startUp);
    }

    public void start() {
        starter.start();
    }

    private void startUp() {
        try {
            Startup startup = new Startup(stopped);
            TopologyProvisioning provisioning = new TopologyProvisioning(settings.kafka(), topics, registry);
            boolean started = startup.step("Kafka at " + settings.kafka(), provisioning::createTopics)
                    && startup.step("the schema registry at " + settings.registry(), provisioning::registerSchemas)
                    && startup.step(
                            "Kafka and the state directory " + settings.stateDirectory(),
                            () -> startStreams(provisioning));
            LOG.debug("startup ended, started: {}", started);
        } catch (RuntimeException e) {
            refuse(e.getMessage(), e);
        } catch (Throwable e) {
            // Most likely RocksDB's native library. Without this catch, the failed start would look as if it were still
            // waiting.
            refuse("Kafka Streams cannot run in this JVM (does RocksDB support this platform?): " + e, e);
        }
    }

    private void refuse(@Nullable String reason, Throwable cause) {
        beforeRunning = new EngineState.Refused(reason);
        LOG.error("streams cannot start: {}", reason);
        LOG.debug("streams cannot start", cause);
    }

    private void startStreams(TopologyProvisioning provisioning) {
        RocksDbMemory memory = new RocksDbMemory(settings.rocksDbBytes());
        KafkaStreams streams;
        try {
            Properties config = StreamsConfiguration.of(settings, memory);
            TopologySettings topologySettings = new TopologySettings(
                    topics,
                    serdes,
                    registryRetry,
                    settings.retention(),
                    settings.outputs(),
                    new ServiceWatch(counts, partCounts, stores));
            Topology topology = AnalyticsTopology.build(topologySettings, config);
            boolean canResume = provisioning.canResume(settings.applicationId(), topology);
            // Locks the state directory; a process that is just ending may still hold the lock.
            streams = new KafkaStreams(topology, config, new WatchedClients(localOffsets, traces));
            if (!canResume) {
                forgetLocalState(streams);
            }
        } catch (Throwable e) {
            memory.close();
            throw e;
        }
        Running created = new Running(streams, memory);
        running = created;
        try {
            streams.setUncaughtExceptionHandler(new FailureResponse(
                    () -> stopped.getCount() == 0 || stopReason != null,
                    () -> provisioning.topicTrouble(settings.applicationId()),
                    restarts::await,
                    this::stopping));
            streams.setGlobalStateRestoreListener(stores.restoreListener());
            streams.setStandbyUpdateListener(stores.standbyListener());
            streams.setStateListener((now, before) -> LOG.info("streams is {}", now));
            streams.start();
        } catch (Throwable e) {
            running = null;
            created.close();
            throw e;
        }
    }

    // Without committed offsets, local state is left over from a reset that did not delete it. Kafka Streams detects
    // this only by chance: an empty changelog counts as restored unless the broker reports in time that it is too
    // short.
    private static void forgetLocalState(KafkaStreams streams) {
        try {
            streams.cleanUp();
        } catch (Throwable e) {
            streams.close();
            throw e;
        }
    }

    /**
     * Stops processing for a reason that only an operator can resolve; state, log and health name it. Does nothing
     * unless Kafka Streams runs.
     */
    public void stop(String reason) {
        Running current = running;
        if (current != null && stopReason == null) {
            stopping(reason);
            // Returns at once; the stream threads commit what they have processed, and end.
            current.streams.close(leaving(Duration.ZERO));
        }
    }

    private synchronized void stopping(String reason) {
        if (stopReason == null) {
            stopReason = new EngineState.Refused(reason);
            LOG.error("streams is stopping: {}", reason);
        }
    }

    public EngineState state() {
        Running current = running;
        if (current == null) {
            return beforeRunning;
        }
        EngineState.Refused refused = stopReason;
        return refused == null ? new EngineState.Started(current.streams.state()) : refused;
    }

    /** Why stream threads fail again and again although new ones go on trying; null if they do not. */
    public @Nullable String lastingFailure() {
        return restarts.reason().orElse(null);
    }

    private @Nullable KafkaStreams kafkaStreams() {
        Running current = running;
        return current == null ? null : current.streams;
    }

    public EngineStores stores() {
        return stores;
    }

    /** The other instances; none unless this instance has an address. */
    public OtherInstances otherInstances() {
        return otherInstances;
    }

    /** Address of this instance; {@code local} if it has none. */
    public String address() {
        return settings.applicationServer() == null ? "local" : settings.applicationServer();
    }

    /** See {@link LocalOffsets}. */
    public Map<TopicPartition, Long> localOffsets() {
        return localOffsets.all();
    }

    public IntakeCounts counts() {
        return counts;
    }

    /** @param timeout longest wait for one answer of the broker */
    public PartitionGuard partitionGuard(Duration timeout) {
        return TopologyProvisioning.guard(topics, applicationId(), timeout);
    }

    public PartCounts partCounts() {
        return partCounts;
    }

    public String applicationId() {
        return settings.applicationId();
    }

    public Topics topics() {
        return topics;
    }

    public AvroSerdes serdes() {
        return serdes;
    }

    /** Commits processed records, leaves the group so that a restart need not wait for it, and frees native memory. */
    @Override
    public void close() {
        stopped.countDown();
        registryRetry.close();
        starter.interrupt();
        try {
            starter.join(CLOSE_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Running current = running;
        if (current != null) {
            current.close();
        }
        running = null;
        stores.forgetStandbys();
        beforeRunning = new EngineState.Closed();
    }

    private static CloseOptions leaving(Duration timeout) {
        return CloseOptions.timeout(timeout)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP);
    }

    private record Running(KafkaStreams streams, RocksDbMemory memory) {
        void close() {
            if (streams.close(leaving(CLOSE_TIMEOUT))) {
                memory.close();
            } else {
                // A thread may still use the memory: leaking it is better than crashing the process.
                LOG.warn("streams did not stop within {} s; its native memory is not freed", CLOSE_TIMEOUT.toSeconds());
            }
        }
    }
}
