package io.shopstream.producer.capture.changes;

import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.topic.RecordHeaders;
import io.shopstream.schemas.topic.TopicScan;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Finds the rows that were deleted while capture did not run: present in the topic, absent from the snapshot. Skips
 * keys whose newest record was not written by capture, for example by an import.
 */
public final class DeletedRowFinder {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final KafkaConnection kafka;

    public DeletedRowFinder(KafkaConnection kafka) {
        this.kafka = kafka;
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
            TopicScan.of(consumer, topic, TIMEOUT).forEach(record -> {
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
                TopicScan.settings(kafka, "shop-capture-deleted-rows", IsolationLevel.READ_UNCOMMITTED),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
