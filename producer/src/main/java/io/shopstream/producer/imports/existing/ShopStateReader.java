package io.shopstream.producer.imports.existing;

import io.shopstream.producer.publish.KafkaAccess;
import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.serde.UndecodableRecordException;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.RecordHeaders;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.TopicScan;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.schemas.validation.RecordValidator;
import io.shopstream.schemas.validation.RecordValidator.Invalid;
import io.shopstream.schemas.validation.RecordValidator.Valid;
import io.shopstream.schemas.validation.StrictUtf8;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads the {@link ShopState} of a file's orders from the topics, committed records only. */
public final class ShopStateReader {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final KafkaAccess kafka;
    private final Topics topics;

    public ShopStateReader(KafkaAccess kafka) {
        this.kafka = kafka;
        this.topics = kafka.topics();
    }

    /**
     * @param file the file to import
     * @param orderIds the orders that the file names
     * @param rejectedOrder the order that a rejected line belongs to; empty if the line does not tell
     * @param progress how much of the order topic has been read, 0 to 1
     * @throws org.apache.kafka.common.KafkaException if the broker does not answer
     * @throws io.shopstream.schemas.serde.RegistryUnavailableException if the registry does not answer
     */
    public ShopState read(
            FileIdentity file,
            Set<String> orderIds,
            Function<DeadLetter, Optional<String>> rejectedOrder,
            DoubleConsumer progress) {
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            return read(consumer, file, orderIds, rejectedOrder, progress);
        }
    }

    ShopState read(
            Consumer<byte[], byte[]> consumer,
            FileIdentity file,
            Set<String> orderIds,
            Function<DeadLetter, Optional<String>> rejectedOrder,
            DoubleConsumer progress) {
        RecordValidator<Order> validator = RecordValidator.orders(
                kafka.serdes().deserializer(topics.orders()), topics.orders().name());
        ShopState state = new ShopState(validator::read);
        readValues(consumer, topics.imports(), state::file);
        readValid(consumer, topics.users(), RecordValidator::users, state::user);
        readValid(consumer, topics.products(), RecordValidator::products, state::product);
        readValues(consumer, topics.deadLetters(ConsumerGroups.IMPORT), (key, line) -> {
            String order = rejectedOrder.apply(line).filter(orderIds::contains).orElse(null);
            if (order != null || line.getSourceTopic().equals(file.file())) {
                state.rejectedLine(key, line, order);
            }
        });
        readOrders(consumer, validator, orderIds, state, progress);
        return state;
    }

    private Consumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                TopicScan.settings(
                        kafka.connection(), topics.consumerGroup(ConsumerGroups.IMPORT), IsolationLevel.READ_COMMITTED),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private void readOrders(
            Consumer<byte[], byte[]> consumer,
            RecordValidator<Order> validator,
            Set<String> orderIds,
            ShopState state,
            DoubleConsumer progress) {
        TopicScan<byte[], byte[]> scan = TopicScan.of(consumer, topics.orders().name(), TIMEOUT);
        double all = Math.max(1, scan.left());
        while (!scan.isDone()) {
            for (ConsumerRecord<byte[], byte[]> record : scan.next()) {
                String id = StrictUtf8.decode(record.key());
                if (id != null && orderIds.contains(id)) {
                    readOrder(validator, record, id, state);
                }
            }
            if (!scan.isDone()) {
                progress.accept(1 - scan.left() / all);
            }
        }
        progress.accept(1);
    }

    // Streams and the sink reject an invalid record: it does not count.
    private static void readOrder(
            RecordValidator<Order> validator, ConsumerRecord<byte[], byte[]> record, String id, ShopState state) {
        switch (validator.validate(record.key(), record.value(), Instant.ofEpochMilli(record.timestamp()))) {
            case Valid<Order>(Order order) ->
                state.order(
                        id,
                        order.getVersion(),
                        record.value(),
                        RecordHeaders.importedContent(record.headers()).orElse(null));
            case Invalid<Order> _ -> {
                // The next version of the order corrects it.
            }
        }
    }

    // A record that streams and the sink reject does not count: the file's own must be published.
    private <V> void readValid(
            Consumer<byte[], byte[]> consumer,
            Topic<V> topic,
            BiFunction<Deserializer<V>, String, RecordValidator<V>> rules,
            BiConsumer<String, V> each) {
        RecordValidator<V> validator = rules.apply(kafka.serdes().deserializer(topic), topic.name());
        TopicScan.of(consumer, topic.name(), TIMEOUT).forEach(record -> {
            String key = StrictUtf8.decode(record.key());
            Instant receivedAt = Instant.ofEpochMilli(record.timestamp());
            if (key != null
                    && validator.validate(record.key(), record.value(), receivedAt) instanceof Valid<V>(V value)) {
                each.accept(key, value);
            }
        });
    }

    private <V> void readValues(Consumer<byte[], byte[]> consumer, Topic<V> topic, BiConsumer<String, V> each) {
        Deserializer<V> deserializer = kafka.serdes().deserializer(topic);
        TopicScan.of(consumer, topic.name(), TIMEOUT).forEach(record -> {
            String key = StrictUtf8.decode(record.key());
            if (key == null || record.value() == null) {
                return;
            }
            V value;
            try {
                value = deserializer.deserialize(topic.name(), record.value());
            } catch (UndecodableRecordException e) {
                // Somebody else's record.
                return;
            }
            each.accept(key, value);
        });
    }
}
