package io.shopstream.sink.load;

import io.shopstream.schemas.kafka.KafkaConnection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Creates the Kafka clients of the loaders. */
public final class KafkaClients {
    private static final int FETCH_BYTES = 16 * 1024 * 1024;
    private static final int PARTITION_BYTES = 4 * 1024 * 1024;
    // A quiet topic is fetched every 250 ms, a busy one as soon as 64 KiB are available.
    private static final int POLLS_PER_BATCH = 4;
    private static final int FETCH_WAIT_MS = 250;
    private static final int FETCH_MIN_BYTES = 64 * 1024;
    private static final int SESSION_TIMEOUT_MS = 10_000;
    // Longer than the slowest transaction that the session's statement timeouts allow.
    private static final int POLL_INTERVAL_MS = 10 * 60 * 1000;
    private static final int METADATA_AGE_MS = 30_000;
    // The maximum of a dead-letter topic; the client's default of 1 MB would reject the dead letter of a large record.
    private static final int DEAD_LETTER_BYTES = 32 * 1024 * 1024;
    private static final long DEAD_LETTER_BUFFER_BYTES = 2L * DEAD_LETTER_BYTES;

    private KafkaClients() {}

    static Consumer<byte[], byte[]> consumer(KafkaConnection kafka, String group, int maxRecords) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Math.max(1, maxRecords / POLLS_PER_BATCH));
        settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, POLL_INTERVAL_MS);
        // After a kill the group waits this long for the dead member before it reassigns the partitions.
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MS);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_BYTES);
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, FETCH_MIN_BYTES);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MS);
        // Finds a topic that is created later sooner than the default of five minutes would.
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, METADATA_AGE_MS);
        return new KafkaConsumer<>(kafka.with(settings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    static Producer<byte[], byte[]> producer(KafkaConnection kafka) {
        return new KafkaProducer<>(
                kafka.with(producerSettings()), new ByteArraySerializer(), new ByteArraySerializer());
    }

    public static Map<String, Object> producerSettings() {
        return Map.ofEntries(
                Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4"),
                Map.entry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, DEAD_LETTER_BYTES),
                Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, DEAD_LETTER_BUFFER_BYTES),
                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 20_000),
                Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000),
                Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000),
                Map.entry(ProducerConfig.LINGER_MS_CONFIG, 5));
    }

    static Admin admin(KafkaConnection kafka) {
        return Admin.create(kafka.with(Map.of(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000)));
    }
}
