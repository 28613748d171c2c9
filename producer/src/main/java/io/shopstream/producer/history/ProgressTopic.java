package io.shopstream.producer.history;

import io.shopstream.schemas.avro.HistoryProgress;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads how far a past is published. */
final class ProgressTopic {
    /** The only key: a shop has one past. */
    static final String KEY = "history";

    private static final Duration POLL = Duration.ofMillis(100);

    private final String bootstrapServers;
    private final AvroSerdes serdes;
    private final Topic<HistoryProgress> topic;

    ProgressTopic(String bootstrapServers, AvroSerdes serdes, Topic<HistoryProgress> topic) {
        this.bootstrapServers = bootstrapServers;
        this.serdes = serdes;
        this.topic = topic;
    }

    /**
     * The last committed progress; empty if none is begun.
     *
     * @throws org.apache.kafka.common.KafkaException if the broker does not answer
     */
    Optional<HistoryProgress> last() {
        Map<String, Object> config = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                10_000);
        HistoryProgress last = null;
        try (Consumer<String, HistoryProgress> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), serdes.deserializer(topic))) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, HistoryProgress> record : consumer.poll(POLL)) {
                    last = record.value();
                }
            }
        }
        return Optional.ofNullable(last);
    }
}
