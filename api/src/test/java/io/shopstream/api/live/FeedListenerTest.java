package io.shopstream.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.answer.live.LatestOrder;
import io.shopstream.api.support.Orders;
import io.shopstream.schemas.avro.EventType;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.SchemaRegistry;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The live feed shows and counts no record that streams rejects; every form is in EveryTextTest of the schemas. */
class FeedListenerTest {
    private static final Topic<Order> ORDERS = Topics.standard().orders();
    private static final Topic<ShopEvent> EVENTS = Topics.standard().events();
    private static final byte[] MALFORMED = {'o', (byte) 0xED, (byte) 0xA0, (byte) 0x80};

    private final SecondLater clock = new SecondLater();
    private final FeedTally tally = new FeedTally(clock);
    private final AvroSerdes serdes = new AvroSerdes(new TwoSchemas());
    private final FeedListener listener =
            new FeedListener(new FeedStart(List.of(), Map.of()), Topics.standard(), serdes, tally);

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

    @Test
    void shouldCountValidEventsOnly() {
        ShopEvent view = event("u1");
        takeEvent(utf8("u1"), encoded(view));
        takeEvent(utf8("u1"), encoded(view));

        takeEvent(utf8("other"), encoded(view));
        takeEvent(MALFORMED, encoded(event(new String(MALFORMED, StandardCharsets.UTF_8))));
        takeEvent(utf8(" "), encoded(event(" ")));
        takeEvent(utf8("u1"), utf8("no event"));
        takeEvent(utf8("u1"), encoded(Orders.one("u1", 1, OrderStatus.PLACED)));
        takeEvent(utf8("u1"), null);

        clock.passed = 1;
        assertThat(tally.rates().events()).endsWith(0L, 2L);
    }

    /** So many records are more than a page can show: decoding all of them would only take processor time. */
    @Test
    void shouldDecodeOneRecordInTenOfAFullBatch() {
        byte[] value = encoded(event("u1"));
        ConsumerRecord<byte[], byte[]> valid = new ConsumerRecord<>(EVENTS.name(), 0, 0, utf8("u1"), value);
        ConsumerRecord<byte[], byte[]> invalid = new ConsumerRecord<>(EVENTS.name(), 0, 0, utf8("u1"), utf8("none"));
        List<ConsumerRecord<byte[], byte[]>> records =
                new ArrayList<>(Collections.nCopies(FeedListener.MAX_BATCH, valid));
        listener.onMessage(records);
        // The first of ten is decoded, the second is not.
        records.set(20, invalid);
        records.set(31, invalid);
        listener.onMessage(records);
        listener.onMessage(records.subList(0, 100));

        clock.passed = 1;
        assertThat(tally.rates().events()).endsWith(0L, 2L * FeedListener.MAX_BATCH - 10 + 98);
    }

    @Test
    void shouldCountAnOrderOfAFullBatchForTen() {
        ConsumerRecord<byte[], byte[]> order = new ConsumerRecord<>(
                ORDERS.name(), 0, 7, utf8("good"), encoded(Orders.one("good", 1, OrderStatus.PLACED)));
        listener.onMessage(Collections.nCopies(FeedListener.MAX_BATCH, order));

        clock.passed = 1;
        assertThat(tally.rates().orders()).endsWith(0L, (long) FeedListener.MAX_BATCH);
        assertThat(tally.latestOrders()).hasSize(1);
    }

    private static ShopEvent event(String user) {
        return ShopEvent.newBuilder()
                .setEventId("e1")
                .setSessionId("s1")
                .setUserId(user)
                .setType(EventType.PRODUCT_VIEW)
                .setOccurredAt(Instant.EPOCH)
                .setDevice("mobile")
                .build();
    }

    private void takeEvent(byte[] key, byte @Nullable [] value) {
        listener.onMessage(List.of(new ConsumerRecord<>(EVENTS.name(), 0, 0, key, value)));
    }

    private void take(byte[] key, Order order) {
        take(key, encoded(order));
    }

    private void take(byte[] key, byte[] value) {
        listener.onMessage(List.of(new ConsumerRecord<>(ORDERS.name(), 0, 0, key, value)));
    }

    private byte[] encoded(ShopEvent event) {
        return Objects.requireNonNull(serdes.serializer(EVENTS).serialize(EVENTS.name(), event));
    }

    private byte[] encoded(Order order) {
        return Objects.requireNonNull(serdes.serializer(ORDERS).serialize(ORDERS.name(), order));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final class TwoSchemas implements SchemaRegistry {
        private static final List<Schema> SCHEMAS = List.of(Order.getClassSchema(), ShopEvent.getClassSchema());

        @Override
        public int register(String subject, Schema schema) {
            return SCHEMAS.indexOf(schema);
        }

        @Override
        public Optional<Schema> schemaById(int id) {
            return id < 0 || id >= SCHEMAS.size() ? Optional.empty() : Optional.of(SCHEMAS.get(id));
        }
    }

    /** Stands still until a test lets seconds pass: rates are of whole seconds. */
    private static final class SecondLater extends Clock {
        private final Instant start = Instant.parse("2026-03-01T10:00:00Z");
        private int passed;

        @Override
        public Instant instant() {
            return start.plusSeconds(passed);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
