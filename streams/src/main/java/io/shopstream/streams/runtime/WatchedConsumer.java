package io.shopstream.streams.runtime;

import io.shopstream.schemas.trace.RecordTraces;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reports its assigned partitions and the offset at which it began to read each of them. */
final class WatchedConsumer extends KafkaConsumer<byte[], byte[]> {
    private final LocalOffsets.Reader own;
    private final RecordTraces traces;

    WatchedConsumer(Map<String, Object> config, LocalOffsets.Reader own, RecordTraces traces) {
        super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.own = own;
        this.traces = traces;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        ConsumerRecords<byte[], byte[]> records = super.poll(timeout);
        own.polled(assignment(), records, this::known);
        // A span of no length: what follows belongs to a transaction of many records.
        traces.begin("receive", records).close();
        return records;
    }

    private long known(TopicPartition partition) {
        try {
            return position(partition, Duration.ZERO);
        } catch (KafkaException e) {
            return LocalOffsets.UNKNOWN;
        }
    }

    @Override
    public void subscribe(Collection<String> topics, ConsumerRebalanceListener listener) {
        super.subscribe(topics, new RevocationListener(listener));
    }

    /** Called when a task restarts from another offset. */
    @Override
    public void seek(TopicPartition partition, OffsetAndMetadata offset) {
        super.seek(partition, offset);
        own.forget(List.of(partition));
    }

    @Override
    public void close() {
        close(CloseOptions.timeout(Duration.ofSeconds(30)));
    }

    @Override
    public void close(CloseOptions options) {
        try {
            super.close(options);
        } finally {
            own.close();
        }
    }

    /**
     * Forgets revoked partitions after Kafka Streams has closed their tasks, so that every live store has an offset.
     */
    private final class RevocationListener implements ConsumerRebalanceListener {
        private final ConsumerRebalanceListener tasks;

        RevocationListener(ConsumerRebalanceListener tasks) {
            this.tasks = tasks;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            tasks.onPartitionsAssigned(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            try {
                tasks.onPartitionsRevoked(partitions);
            } finally {
                own.forget(partitions);
            }
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            try {
                tasks.onPartitionsLost(partitions);
            } finally {
                own.forget(partitions);
            }
        }
    }
}
