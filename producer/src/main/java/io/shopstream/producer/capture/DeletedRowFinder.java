package io.shopstream.producer.capture;

import io.shopstream.producer.publish.TopicToEnd;
import io.shopstream.schemas.topic.RecordHeaders;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Finds the rows that were deleted while capture did not run: present in the topic, absent from the snapshot. Skips
 * keys whose newest record was not written by capture, for example by an import.
 */
final class DeletedRowFinder {
    private static final int TIMEOUT_MS = 10_000;

    private final String bootstrapServers;

    DeletedRowFinder(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Reads the whole topic as it is at the call.
     *
     * @param present keys of the snapshot's rows
     * @return keys that need a tombstone, sorted
     * @throws org.apache.kafka.common.errors.TimeoutException if Kafka does not answer within 10 s
     */
    Set<String> deletedRows(String topic, Set<String> present) {
        Set<String> captured = new HashSet<>();
        try (Consumer<String, byte[]> consumer = consumer()) {
            TopicToEnd.read(consumer, topic, Duration.ofMillis(TIMEOUT_MS), record -> {
                if (record.value() != null
                        && RecordHeaders.sourceLsn(record.headers()).isPresent()) {
                    captured.add(record.key());
                } else {
                    captured.remove(record.key());
                }
            });
        }
        captured.removeAll(present);
        return new TreeSet<>(captured);
    }

    // Reads uncommitted records: an import's open transaction must not hide captured records after it.
    private Consumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        "shop-capture-deleted-rows",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        TopicToEnd.FETCH_WAIT_MS,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        TIMEOUT_MS),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
