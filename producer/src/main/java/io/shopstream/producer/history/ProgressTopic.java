package io.shopstream.producer.history;

import io.shopstream.producer.publish.TopicToEnd;
import io.shopstream.schemas.avro.HistoryProgress;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the progress of publishing the history. */
final class ProgressTopic {
    /** The only key: a shop has one history. */
    static final String KEY = "history";

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final String bootstrapServers;
    private final AvroSerdes serdes;
    private final Topic<HistoryProgress> topic;

    ProgressTopic(String bootstrapServers, AvroSerdes serdes, Topic<HistoryProgress> topic) {
        this.bootstrapServers = bootstrapServers;
        this.serdes = serdes;
        this.topic = topic;
    }

    /**
     * The last committed progress; empty before the first commit.
     *
     * @throws org.apache.kafka.common.KafkaException if the broker does not answer
     */
    Optional<HistoryProgress> last() {
        Map<String, Object> config = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                TopicToEnd.FETCH_WAIT_MS,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                10_000);
        HistoryProgress[] last = new HistoryProgress[1];
        try (Consumer<String, HistoryProgress> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), serdes.deserializer(topic))) {
            TopicToEnd.read(consumer, topic.name(), TIMEOUT, record -> last[0] = record.value());
        }
        return Optional.ofNullable(last[0]);
    }
}
