package io.shopstream.bench.streams;

import io.shopstream.bench.round.Measurement;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.Topics;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Measures the limit of every stage that reads the shop's topics: one consumer with default settings that only decodes
 * every order and event. The clock runs from the last batch of the warm-up to the last record.
 */
record ConsumerRound(String kafka, URI registry, String topicPrefix, long warmUp, long records) {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration REGISTRY_TIMEOUT = Duration.ofSeconds(30);

    static ConsumerRound of(String[] arguments) {
        return new ConsumerRound(
                arguments[0],
                URI.create(arguments[1]),
                arguments[2],
                Long.parseLong(arguments[3]),
                Long.parseLong(arguments[4]));
    }

    List<String> arguments() {
        return List.of(kafka, registry.toString(), topicPrefix, Long.toString(warmUp), Long.toString(records));
    }

    void run(PrintStream out) {
        Topics topics = Topics.prefixed(topicPrefix);
        AvroSerdes serdes = new AvroSerdes(new HttpSchemaRegistry(registry, REGISTRY_TIMEOUT));
        String orders = topics.orders().name();
        Deserializer<?> ofOrders = serdes.deserializer(topics.orders());
        Deserializer<?> ofEvents = serdes.deserializer(topics.events());
        long seen = 0;
        long bytes = 0;
        long begun = System.nanoTime();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            consumer.assign(partitions(consumer, topics));
            while (seen < warmUp + records) {
                ConsumerRecords<byte[], byte[]> batch = consumer.poll(POLL);
                if (seen < warmUp) {
                    begun = System.nanoTime();
                    bytes = 0;
                }
                for (ConsumerRecord<byte[], byte[]> record : batch) {
                    Deserializer<?> deserializer = record.topic().equals(orders) ? ofOrders : ofEvents;
                    Object decoded = deserializer.deserialize(record.topic(), record.value());
                    bytes += decoded == null ? 0 : record.value().length;
                }
                seen += batch.count();
            }
        }
        Measurement.print(out, records, bytes, System.nanoTime() - begun);
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, Topics topics) {
        return List.of(topics.orders().name(), topics.events().name()).stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }
}
