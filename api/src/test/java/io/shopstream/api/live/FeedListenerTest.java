package io.shopstream.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.answer.live.LatestOrder;
import io.shopstream.api.support.Orders;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.SchemaRegistry;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.schemas.validation.RecordValidator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** The live feed shows no order that streams and the sink reject; every form is in EveryTextTest of the schemas. */
class FeedListenerTest {
    private static final Topic<Order> ORDERS = Topics.standard().orders();
    private static final byte[] MALFORMED = {'o', (byte) 0xED, (byte) 0xA0, (byte) 0x80};

    private final FeedTally tally = new FeedTally(Clock.systemUTC());
    private final AvroSerdes serdes = new AvroSerdes(new OrderSchemaOnly());
    private final FeedListener listener = new FeedListener(
            new FeedStart(List.of(), Map.of()),
            Topics.standard().events().name(),
            RecordValidator.orders(serdes.deserializer(ORDERS), ORDERS.name()),
            tally);

    @Test
    void shouldShowValidOrdersOnly() {
        take(utf8("good"), Orders.one("good", 1, OrderStatus.PLACED));

        take(utf8("other"), Orders.one("mismatch", 1, OrderStatus.PLACED));
        take(MALFORMED, Orders.one(new String(MALFORMED, StandardCharsets.UTF_8), 1, OrderStatus.PLACED));
        take(utf8("\u00a0"), Orders.one("\u00a0", 1, OrderStatus.PLACED));
        take(utf8("x".repeat(201)), Orders.one("x".repeat(201), 1, OrderStatus.PLACED));
        Order blankUser = Orders.one("blank-user", 1, OrderStatus.PLACED);
        blankUser.setUserId("");
        take(utf8("blank-user"), blankUser);
        Order nul = Orders.one("nul", 1, OrderStatus.PLACED);
        nul.setShippingCountry("Nor\0way");
        take(utf8("nul"), nul);
        byte[] latin1 = encoded(Orders.one("latin1", 1, OrderStatus.PLACED));
        latin1[new String(latin1, StandardCharsets.ISO_8859_1).indexOf("Norway")] = (byte) 0xD8;
        take(utf8("latin1"), latin1);

        assertThat(tally.latestOrders()).extracting(LatestOrder::orderId).containsExactly("good");
        assertThat(tally.orderChanges()).isEqualTo(1);
    }

    private void take(byte[] key, Order order) {
        take(key, encoded(order));
    }

    private void take(byte[] key, byte[] value) {
        listener.onMessage(List.of(new ConsumerRecord<>(ORDERS.name(), 0, 0, key, value)));
    }

    private byte[] encoded(Order order) {
        return Objects.requireNonNull(serdes.serializer(ORDERS).serialize(ORDERS.name(), order));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final class OrderSchemaOnly implements SchemaRegistry {
        @Override
        public int register(String subject, Schema schema) {
            return 1;
        }

        @Override
        public Optional<Schema> schemaById(int id) {
            return Optional.of(Order.getClassSchema());
        }
    }
}
