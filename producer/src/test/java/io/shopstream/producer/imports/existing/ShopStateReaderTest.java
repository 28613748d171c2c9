package io.shopstream.producer.imports.existing;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.producer.capture.SchemasInMemory;
import io.shopstream.producer.publish.KafkaAccess;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.avro.User;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What streams and the sink reject does not count: an import publishes its own customers and products. */
class ShopStateReaderTest {
    private static final Topics TOPICS = Topics.standard();
    private static final byte[] LATIN1 = {'m', (byte) 0xFC, 'l', 'l'};

    private final AvroSerdes serdes = new AvroSerdes(new SchemasInMemory());
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name());

    @Test
    void shouldKeepValidCustomersOnly() {
        String replaced = new String(LATIN1, StandardCharsets.UTF_8);
        write(
                TOPICS.users(),
                record(utf8("valid"), user("valid", "Norway")),
                record(utf8("other"), user("mismatch", "Norway")),
                record(LATIN1, user(replaced, "Norway")),
                record(utf8("\u00a0"), user("\u00a0", "Norway")),
                record(utf8("nul"), user("nul", "Nor\0way")),
                record(utf8("long"), user("long", "x".repeat(100_000))),
                record(utf8("text"), latin1(encoded(TOPICS.users(), user("text", "Norway")))));

        ShopState state = read();

        assertThat(state.change(user("valid", "Norway"))).isEmpty();
        for (String id : List.of("mismatch", replaced, "\u00a0", "nul", "long", "text", "other")) {
            assertThat(state.change(user(id, "Norway"))).as(id).contains(user(id, "Norway"));
        }
    }

    @Test
    void shouldKeepValidProductsOnly() {
        write(
                TOPICS.products(),
                record(utf8("valid"), product("valid", "Cup")),
                record(utf8("nul"), product("nul", "C\0p")),
                record(utf8("other"), product("mismatch", "Cup")),
                record(LATIN1, product("valid", "Lamp")));

        ShopState state = read();

        assertThat(state.change(product("valid", "Cup"))).isEmpty();
        for (String id : List.of("nul", "mismatch", "other")) {
            assertThat(state.change(product(id, "Cup"))).as(id).contains(product(id, "Cup"));
        }
    }

    private ShopState read() {
        FileIdentity file = new FileIdentity("data.csv", "0".repeat(64), "");
        return new ShopStateReader(new KafkaAccess(KafkaConnection.of("unused:1"), serdes, TOPICS))
                .read(consumer, file, Set.of(), line -> Optional.empty(), progress -> {});
    }

    private record Keyed(byte[] key, byte[] value) {}

    private Keyed record(byte[] key, User value) {
        return new Keyed(key, encoded(TOPICS.users(), value));
    }

    private Keyed record(byte[] key, Product value) {
        return new Keyed(key, encoded(TOPICS.products(), value));
    }

    private static Keyed record(byte[] key, byte[] value) {
        return new Keyed(key, value);
    }

    private void write(Topic<?> topic, Keyed... records) {
        TopicPartition partition = new TopicPartition(topic.name(), 0);
        Node[] none = new Node[0];
        consumer.updatePartitions(topic.name(), List.of(new PartitionInfo(topic.name(), 0, Node.noNode(), none, none)));
        consumer.updateBeginningOffsets(Map.of(partition, 0L));
        consumer.updateEndOffsets(Map.of(partition, (long) records.length));
        // No other topic has a partition, so the first poll is this one's.
        consumer.schedulePollTask(() -> {
            for (int offset = 0; offset < records.length; offset++) {
                consumer.addRecord(
                        new ConsumerRecord<>(topic.name(), 0, offset, records[offset].key(), records[offset].value()));
            }
        });
    }

    private <V> byte[] encoded(Topic<V> topic, V value) {
        return serdes.serializer(topic).serialize(topic.name(), value);
    }

    private static byte[] latin1(byte[] encoded) {
        encoded[new String(encoded, StandardCharsets.ISO_8859_1).indexOf("Norway")] = (byte) 0xE9;
        return encoded;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static User user(String id, String country) {
        return User.newBuilder().setUserId(id).setVersion(1).setCountry(country).build();
    }

    private static Product product(String id, String name) {
        return Product.newBuilder()
                .setProductId(id)
                .setVersion(1)
                .setName(name)
                .setCurrency("USD")
                .build();
    }
}
