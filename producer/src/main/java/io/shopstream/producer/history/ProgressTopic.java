package io.shopstream.producer.history;

import io.shopstream.producer.publish.KafkaAccess;
import io.shopstream.schemas.avro.HistoryProgress;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.TopicScan;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the progress of publishing the history. */
final class ProgressTopic {
    /** The only key: a shop has one history. */
    static final String KEY = "history";

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final KafkaAccess kafka;

    ProgressTopic(KafkaAccess kafka) {
        this.kafka = kafka;
    }

    /**
     * The last committed progress; empty before the first commit.
     *
     * @throws org.apache.kafka.common.KafkaException if the broker does not answer
     */
    Optional<HistoryProgress> last() {
        Topic<HistoryProgress> topic = kafka.topics().history();
        Map<String, Object> settings =
                TopicScan.settings(kafka.connection(), "shop-history-progress", IsolationLevel.READ_COMMITTED);
        HistoryProgress[] last = new HistoryProgress[1];
        try (Consumer<String, HistoryProgress> consumer = new KafkaConsumer<>(
                settings, new StringDeserializer(), kafka.serdes().deserializer(topic))) {
            TopicScan.of(consumer, topic.name(), TIMEOUT).forEach(record -> last[0] = record.value());
        }
        return Optional.ofNullable(last[0]);
    }
}
