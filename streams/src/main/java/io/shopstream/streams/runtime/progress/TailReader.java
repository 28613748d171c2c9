package io.shopstream.streams.runtime.progress;

import io.shopstream.schemas.kafka.KafkaConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads partition tails without a consumer group and without committing. Connects on first use, which is rare. */
final class TailReader implements AbortedTailDetector.Reader, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TailReader.class);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(1);

    private final KafkaConnection kafka;
    private final String clientId;
    private @Nullable KafkaConsumer<byte[], byte[]> consumer;
    private boolean closed;

    TailReader(KafkaConnection kafka, String clientId) {
        this.kafka = kafka;
        this.clientId = clientId;
    }

    @Override
    public synchronized AbortedTailDetector.Seen read(TopicPartition partition, long from, long to) {
        long emptyUpTo = from;
        try {
            KafkaConsumer<byte[], byte[]> reading = open();
            reading.assign(List.of(partition));
            reading.seek(partition, from);
            long deadline = System.nanoTime() + READ_TIMEOUT.toNanos();
            long left = READ_TIMEOUT.toNanos();
            while (emptyUpTo < to && left > 0) {
                ConsumerRecords<byte[], byte[]> records = reading.poll(Duration.ofNanos(left));
                if (!records.isEmpty()) {
                    return new AbortedTailDetector.Seen(
                            records.records(partition).getFirst().offset(), true);
                }
                emptyUpTo = reading.position(partition, Duration.ofNanos(left));
                left = deadline - System.nanoTime();
            }
        } catch (InterruptException e) {
            LOG.debug("{} is not read: the service is stopping", partition);
        } catch (KafkaException e) {
            LOG.debug("{} cannot be read now", partition, e);
        }
        return new AbortedTailDetector.Seen(emptyUpTo, false);
    }

    private KafkaConsumer<byte[], byte[]> open() {
        if (closed) {
            throw new KafkaException("the service is stopping");
        }
        if (consumer == null) {
            consumer = new KafkaConsumer<>(
                    kafka.with(Map.of(
                            ConsumerConfig.CLIENT_ID_CONFIG,
                            clientId,
                            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                            "read_committed",
                            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                            "earliest",
                            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                            false,
                            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                            false)),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer());
        }
        return consumer;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (consumer != null) {
            consumer.close();
        }
    }
}
