package io.shopstream.producer.capture.slot;

import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.TopicScan;
import io.shopstream.schemas.topic.Topics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Stores the offsets of capture in the Kafka cluster of the records, so that neither is lost without the other. One
 * partition, compacted, latest value per key.
 */
public final class OffsetTopic {
    private static final String NAME = "shop.capture-offsets.v1";
    // One position per second is 25 MB a day: small segments let compaction keep the topic small and the start fast.
    private static final Map<String, String> CONFIG =
            Map.of("cleanup.policy", "compact", "segment.bytes", "4194304", "min.cleanable.dirty.ratio", "0.1");
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);
    // Short: the engine's thread blocks on this write and publishes no change, and so reports no outage, meanwhile.
    private static final int WRITE_TIMEOUT_MS = 4_000;

    private final KafkaConnection kafka;
    private final String name;

    public OffsetTopic(KafkaConnection kafka, String name) {
        this.kafka = kafka;
        this.name = name;
    }

    /** The topic to provision before the first read or write. */
    public static Topic<byte[]> in(Topics topics) {
        return new Topic<>(topics.prefix() + NAME, 1, CONFIG, byte[].class);
    }

    /**
     * Reads all stored entries, with deletions applied.
     *
     * @throws KafkaException if Kafka does not answer within 10 s
     */
    Map<ByteBuffer, ByteBuffer> read() {
        Map<ByteBuffer, ByteBuffer> entries = new HashMap<>();
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            TopicScan.of(consumer, name, READ_TIMEOUT).forEach(record -> {
                ByteBuffer key = ByteBuffer.wrap(record.key());
                if (record.value() == null) {
                    entries.remove(key);
                } else {
                    entries.put(key, ByteBuffer.wrap(record.value()));
                }
            });
        }
        return entries;
    }

    /** Deletes {@code deleted}, stores {@code written} and returns when Kafka has acknowledged both. */
    void replace(Iterable<ByteBuffer> deleted, Map<ByteBuffer, ByteBuffer> written) {
        try (Producer<byte[], byte[]> producer = producer()) {
            for (ByteBuffer key : deleted) {
                write(producer, key, null);
            }
            for (Map.Entry<ByteBuffer, ByteBuffer> entry : written.entrySet()) {
                write(producer, entry.getKey(), entry.getValue());
            }
        }
    }

    void write(Producer<byte[], byte[]> producer, ByteBuffer key, @Nullable ByteBuffer value) {
        try {
            producer.send(new ProducerRecord<>(name, 0, bytes(key), value == null ? null : bytes(value)))
                    .get(2 * WRITE_TIMEOUT_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException failure ? failure : new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("Kafka did not acknowledge a position within " + 2 * WRITE_TIMEOUT_MS + " ms", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    Producer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                kafka.with(Map.of(
                        ProducerConfig.CLIENT_ID_CONFIG,
                        "shop-capture-offsets",
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        // After a record has expired, an idempotent client requests a new producer id and, until it
                        // gets one, expires no further records: the delivery timeout would not hold in an outage.
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        false,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        WRITE_TIMEOUT_MS / 2,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        WRITE_TIMEOUT_MS / 2,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        WRITE_TIMEOUT_MS)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private Consumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                TopicScan.settings(kafka, "shop-capture-offsets", IsolationLevel.READ_UNCOMMITTED),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
