package io.shopstream.streams.runtime;

import io.shopstream.schemas.pace.FreshnessBudget;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Builds the Kafka Streams configuration of this service and gives the reason for every non-default value. */
public final class StreamsConfiguration {
    /**
     * Maximum duration of a transaction, waits inside it included; after it the coordinator aborts the transaction. A
     * killed instance whose local state is lost too delays readers of committed records by as long.
     */
    static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(60);
    /**
     * How long intake waits for the registry before its thread fails: less than the transaction timeout by more than
     * one registry call.
     */
    static final Duration REGISTRY_TIMEOUT = Duration.ofSeconds(50);

    // Maximum wait of an idle thread in one poll, and so the maximum delay of a commit.
    private static final Duration POLL = Duration.ofMillis(50);
    // Fewer, larger requests: most produced data goes to a dozen changelog partitions.
    private static final int BATCH_BYTES = 128 * 1024;
    // Longer than a transaction: a record is not readable before its transaction commits, and the commit sends what is
    // left (see WatchedProducer). So a transaction is one request to each broker, except for batches that fill up
    // earlier. Each further request makes the broker register partitions with the transaction again.
    private static final Duration LINGER = FreshnessBudget.COMMIT.multipliedBy(2);
    // After a kill -9 the group waits this long for the dead member before it reassigns its partitions: the shortest
    // time that brokers allow by default (group.min.session.timeout.ms). An instance paused for longer only loses its
    // partitions to a standby.
    //
    // No group.instance.id, on purpose. With one, a killed member that returns in time keeps its tasks without a
    // rebalance. But under exactly-once a kill costs the member all its local state, so its tasks would wait until
    // everything is restored, minutes for a large state, while standbys could take over at once.
    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(6);
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    // A standby within this lag takes a task over at once; others get the task only after they have come this close.
    // With the default of 10,000, an instance that returns with empty stores is within the lag for every small store.
    // It would get these active tasks at once, and restore them while all other tasks wait.
    private static final long RECOVERY_LAG = 1_000;
    // How soon tasks that were taken over return to an instance that has caught up: the shortest interval that Kafka
    // Streams allows, since a rebalance does not stop tasks that stay where they are.
    private static final Duration PROBING_INTERVAL = Duration.ofMinutes(1);
    // Tasks that warm up on their new instance while the old one continues. The default is 2: moving half of 9 tasks in
    // each of 4 partitions would take nine rounds.
    private static final int MAX_WARMUPS = 8;
    // A valid order is at most 16 MiB raw; its dead letter and its stored form are slightly larger.
    private static final int MAX_RECORD_BYTES = 32 * 1024 * 1024;

    private StreamsConfiguration() {}

    static Properties of(EngineSettings settings, RocksDbMemory memory) {
        Properties config = topologyConfig(settings.applicationId(), settings.cacheBytes());
        // Nobody reads JMX; thousands of MBeans would only slow the start of every task.
        config.put(StreamsConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        config.putAll(settings.kafka().with(Map.of()));
        config.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDirectory().toString());
        config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        if (settings.applicationServer() != null) {
            config.put(StreamsConfig.APPLICATION_SERVER_CONFIG, settings.applicationServer());
        }
        config.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbys());
        config.put(StreamsConfig.ACCEPTABLE_RECOVERY_LAG_CONFIG, RECOVERY_LAG);
        config.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, PROBING_INTERVAL.toMillis());
        config.put(StreamsConfig.MAX_WARMUP_REPLICAS_CONFIG, MAX_WARMUPS);
        config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, settings.replication());
        config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedRocksDbMemory.class);
        config.put(SharedRocksDbMemory.MEMORY_CONFIG, memory);
        addClients(config);
        return config;
    }

    /** The settings that define the topology and its semantics; tests use them too. */
    public static Properties topologyConfig(String applicationId, long cacheBytes) {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, FreshnessBudget.COMMIT.toMillis());
        config.put(StreamsConfig.POLL_MS_CONFIG, POLL.toMillis());
        config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, cacheBytes);
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        return config;
    }

    private static void addClients(Properties config) {
        config.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        config.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
                Math.toIntExact(SESSION_TIMEOUT.toMillis()));
        config.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
                Math.toIntExact(HEARTBEAT.toMillis()));
        config.put(
                StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
                Math.toIntExact(TRANSACTION_TIMEOUT.toMillis()));
        config.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        config.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), Math.toIntExact(LINGER.toMillis()));
        config.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        config.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), MAX_RECORD_BYTES);
        config.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), MAX_RECORD_BYTES);
    }
}
