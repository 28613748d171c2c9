package io.shopstream.local.verify.expected.record;

import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.topic.TopicScan;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a topic from its beginning, each time up to the end at the time of the call: committed records only, each
 * exactly once, in partition order.
 */
public final class TopicReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String topic;
    private @Nullable TopicScan<byte[], byte[]> scan;

    public TopicReader(KafkaConnection kafka, String topic) {
        this.topic = topic;
        this.consumer = new KafkaConsumer<>(
                TopicScan.settings(kafka, "shop-read-" + topic, IsolationLevel.READ_COMMITTED),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /**
     * @param each called for every record not read before
     * @param progress called first, and after each batch
     * @throws org.apache.kafka.common.errors.TimeoutException if nothing arrives for a minute
     */
    public void readToEnd(Consumer<ConsumerRecord<byte[], byte[]>> each, ReadProgress progress) {
        scan = scan == null ? TopicScan.of(consumer, topic, PATIENCE) : scan.further();
        long read = 0;
        progress.reading(scan.left(), read);
        while (!scan.isDone()) {
            List<ConsumerRecord<byte[], byte[]>> records = scan.next();
            records.forEach(each);
            read += records.size();
            progress.reading(scan.left(), read);
        }
    }

    @Override
    public void close() {
        // A short timeout: a stopped broker does not answer, and there is nothing to commit.
        consumer.close(CloseOptions.timeout(CLOSE));
    }

    /** Records left to read and read so far. */
    @FunctionalInterface
    public interface ReadProgress {
        void reading(long left, long read);
    }
}
