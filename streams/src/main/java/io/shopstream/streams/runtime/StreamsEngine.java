package io.shopstream.streams.runtime;

import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.streams.flow.RegistryRetry;
import io.shopstream.streams.flow.TopologyContext;
import io.shopstream.streams.query.Cluster;
import io.shopstream.streams.topology.AnalyticsTopology;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka Streams of this service from start to close. {@link #start} returns at once: broker and registry are waited for
 * in the background, and until then every query is told that nothing has started.
 */
public final class StreamsEngine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsEngine.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);
    // Short: both startup and intake ask again, and say so each time.
    private static final Duration REGISTRY_CALL_TIMEOUT = Duration.ofSeconds(3);

    private final EngineSettings settings;
    private final Consumer<KafkaStreams> onCreated;
    private final Topics topics;
    private final HttpSchemaRegistry registry;
    private final AvroSerdes serdes;
    private final IntakeCounts counts = new IntakeCounts();
    private final SubtopologyCounts subtopologyCounts = new SubtopologyCounts();
    private final EngineStores stores;
    private final LocalOffsets localOffsets = new LocalOffsets();
    private final KafkaCluster cluster;
    private final RegistryRetry registryRetry =
            new RegistryRetry(StreamsConfiguration.REGISTRY_TIMEOUT, counts::addRegistryWait);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread starter;
    private volatile @Nullable Running running;
    private volatile EngineState beforeRunning = new EngineState.Starting();
    private volatile EngineState.@Nullable Refused stopReason;

    /** @param onCreated sees Kafka Streams before it starts, to bind its metrics */
    public StreamsEngine(EngineSettings settings, Consumer<KafkaStreams> onCreated) {
        this.settings = settings;
        this.onCreated = onCreated;
        this.topics = settings.topics();
        this.registry = new HttpSchemaRegistry(settings.registry(), REGISTRY_CALL_TIMEOUT);
        this.serdes = new AvroSerdes(registry);
        this.stores = new EngineStores(this::kafkaStreams, settings.mostStandbyLag());
        this.cluster = new KafkaCluster(this::kafkaStreams, settings.applicationServer());
        this.starter = Thread.ofPlatform().name("streams-start").unstarted(this::startUp);
    }

    public void start() {
        starter.start();
    }

    private void startUp() {
        try {
            Startup startup = new Startup(stopped);
            Provisioning provisioning = new Provisioning(settings.bootstrapServers(), topics, registry);
            boolean started = startup.step("Kafka at " + settings.bootstrapServers(), provisioning::createTopics)
                    && startup.step("the schema registry at " + settings.registry(), provisioning::registerSchemas)
                    && startup.step(
                            "Kafka and the state directory " + settings.stateDirectory(),
                            () -> startStreams(provisioning));
            LOG.debug("startup over, started: {}", started);
        } catch (RuntimeException e) {
            refuse(e.getMessage(), e);
        } catch (Throwable e) {
            // Most likely RocksDB's native library; a starter that died in silence would look like one that waits.
            refuse("this JVM cannot run it (is the platform one that RocksDB supports?): " + e, e);
        }
    }

    private void refuse(@Nullable String reason, Throwable cause) {
        beforeRunning = new EngineState.Refused(reason);
        LOG.error("streams cannot start: {}", reason);
        LOG.debug("streams cannot start", cause);
    }

    private void startStreams(Provisioning provisioning) {
        RocksDbMemory memory = new RocksDbMemory(settings.rocksDbBytes());
        KafkaStreams streams;
        try {
            Properties config = StreamsConfiguration.of(settings, memory);
            TopologyContext context = new TopologyContext(
                    topics,
                    serdes,
                    registryRetry,
                    settings.retention(),
                    settings.outputs(),
                    new ServiceWatch(counts, subtopologyCounts, stores));
            Topology topology = AnalyticsTopology.build(context, config);
            boolean goesOn = provisioning.goesOn(settings.applicationId(), topology);
            // Takes the lock of the state directory, which a process that is just ending may still hold.
            streams = new KafkaStreams(topology, config, new WatchedClients(localOffsets));
            if (!goesOn) {
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
                    () -> stopped.getCount() == 0, reason -> stopReason = new EngineState.Refused(reason)));
            streams.setGlobalStateRestoreListener(stores.restores());
            streams.setStandbyUpdateListener(stores.standbys());
            streams.setStateListener((now, before) -> LOG.info("streams is {}", now));
            onCreated.accept(streams);
            streams.start();
        } catch (Throwable e) {
            running = null;
            created.close();
            throw e;
        }
    }

    // Without positions local state can only be what a reset did not see. Whether Kafka Streams notices is a matter of
    // luck: an empty changelog counts as restored unless the broker has said in time that it is too short.
    private static void forgetLocalState(KafkaStreams streams) {
        try {
            streams.cleanUp();
        } catch (Throwable e) {
            streams.close();
            throw e;
        }
    }

    public EngineState state() {
        Running current = running;
        if (current == null) {
            return beforeRunning;
        }
        EngineState.Refused needsPerson = stopReason;
        return needsPerson == null ? new EngineState.Started(current.streams.state()) : needsPerson;
    }

    private @Nullable KafkaStreams kafkaStreams() {
        Running current = running;
        return current == null ? null : current.streams;
    }

    public EngineStores stores() {
        return stores;
    }

    /** The other instances; nobody unless this one has been given an address. */
    public Cluster cluster() {
        return cluster;
    }

    /** What others call this instance; {@code local} if it has no address. */
    String address() {
        return settings.applicationServer() == null ? "local" : settings.applicationServer();
    }

    /** See {@link LocalOffsets}. */
    Map<TopicPartition, Long> localOffsets() {
        return localOffsets.all();
    }

    public IntakeCounts counts() {
        return counts;
    }

    public SubtopologyCounts subtopologyCounts() {
        return subtopologyCounts;
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

    /** Commits what is processed, leaves the group so that a restart need not wait for it, and frees native memory. */
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
        stores.standbys().forgetAll();
        beforeRunning = new EngineState.Closed();
    }

    private record Running(KafkaStreams streams, RocksDbMemory memory) {
        void close() {
            CloseOptions leave = CloseOptions.timeout(CLOSE_TIMEOUT)
                    .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP);
            if (streams.close(leave)) {
                memory.close();
            } else {
                // A thread still uses it: better to leak it than to crash the process.
                LOG.warn("streams did not stop within {} s; its native memory stays taken", CLOSE_TIMEOUT.toSeconds());
            }
        }
    }
}
