package io.shopstream.schemas.serde;

import static io.shopstream.schemas.Samples.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.schemas.avro.Category;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

class AvroSerdesTest {
    private static final Topic<Order> ORDERS = Topics.standard().orders();

    private final FakeRegistry registry = new FakeRegistry();
    private final AvroSerdes serdes = new AvroSerdes(registry);
    private final Serializer<Order> serializer = serdes.serializer(ORDERS);
    private final Deserializer<Order> deserializer = serdes.deserializer(ORDERS);

    @Test
    void shouldWriteTheGoldenBytes() throws IOException {
        byte[] bytes = serializer.serialize(ORDERS.name(), sale().build());

        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(golden("order-v1.hex"));
    }

    @Test
    void shouldReadTheGoldenBytes() throws IOException {
        registry.register(ORDERS.subject(), Order.getClassSchema());

        Order order = deserializer.deserialize(ORDERS.name(), HexFormat.of().parseHex(golden("order-v1.hex")));

        assertThat(order).isEqualTo(sale().build());
    }

    @Test
    void shouldAskTheRegistryOnce() {
        for (int record = 0; record < 3; record++) {
            byte[] bytes = serializer.serialize(ORDERS.name(), sale().build());
            deserializer.deserialize(ORDERS.name(), bytes);
        }

        assertThat(registry.calls).containsExactly("register shop.orders.v1-value", "schema 7");
    }

    @Test
    void shouldKeepNullAsATombstone() {
        assertThat(serializer.serialize(ORDERS.name(), null)).isNull();
        assertThat(deserializer.deserialize(ORDERS.name(), null)).isNull();
    }

    @Test
    void shouldReadRecordsOfAnOlderSchema() {
        Schema older = SchemaBuilder.record("Category")
                .namespace("io.shopstream.schemas.avro")
                .fields()
                .requiredString("category_id")
                .requiredLong("version")
                .requiredString("name")
                .endRecord();
        int id = registry.register("any", older);
        byte[] bytes = {0, 0, 0, 0, (byte) id, 4, 'c', '1', 2, 6, 'T', 'o', 'y'};

        Category category = serdes.deserializer(Topics.standard().categories()).deserialize("any", bytes);

        assertThat(category)
                .isEqualTo(Category.newBuilder()
                        .setCategoryId("c1")
                        .setVersion(1)
                        .setName("Toy")
                        .build());
    }

    @Test
    void shouldGiveTheReasonForUndecodableBytes() {
        byte[] good = serializer.serialize(ORDERS.name(), sale().build());
        registry.register("other", Category.getClassSchema());
        byte[] otherType = good.clone();
        otherType[4] = 8;
        byte[] unknownId = good.clone();
        unknownId[4] = 99;

        assertRejected(RejectionReason.NOT_WIRE_FORMAT, new byte[0]);
        assertRejected(RejectionReason.NOT_WIRE_FORMAT, "{\"json\":1}".getBytes(StandardCharsets.UTF_8));
        assertRejected(RejectionReason.UNKNOWN_SCHEMA_ID, unknownId);
        assertRejected(RejectionReason.WRONG_RECORD_TYPE, otherType);
        assertRejected(RejectionReason.UNDECODABLE, Arrays.copyOf(good, good.length - 1));
        assertRejected(RejectionReason.UNDECODABLE, Arrays.copyOf(good, good.length + 1));
    }

    @Test
    void shouldSurviveGarbageBehindAKnownSchemaId() {
        byte[] good = serializer.serialize(ORDERS.name(), sale().build());
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            byte[] garbage = new byte[5 + random.nextInt(200)];
            random.nextBytes(garbage);
            System.arraycopy(good, 0, garbage, 0, 5);
            try {
                deserializer.deserialize(ORDERS.name(), garbage);
            } catch (UndecodableRecordException e) {
                assertThat(e.reason()).as("seed %d", seed).isEqualTo(RejectionReason.UNDECODABLE);
            }
        }
    }

    @Test
    void shouldRefuseARecordWithoutARequiredField() {
        Order incomplete = new Order();

        assertThatThrownBy(() -> serializer.serialize(ORDERS.name(), incomplete))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("shop.orders.v1-value");
    }

    private void assertRejected(RejectionReason reason, byte[] bytes) {
        assertThatThrownBy(() -> deserializer.deserialize(ORDERS.name(), bytes))
                .isInstanceOfSatisfying(UndecodableRecordException.class, rejected -> assertThat(rejected.reason())
                        .isEqualTo(reason));
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = AvroSerdesTest.class.getResourceAsStream("/golden/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
        }
    }
}
