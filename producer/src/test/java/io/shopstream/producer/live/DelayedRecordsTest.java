package io.shopstream.producer.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.producer.history.OpenKeys;
import io.shopstream.producer.simulator.orders.ShopOutput;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.ShopEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DelayedRecordsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final List<String> sent = new ArrayList<>();
    private final OpenKeys keys = OpenKeys.until(NOW);
    private final DelayedRecords output = new DelayedRecords(keys, new ShopOutput() {
        @Override
        public void order(Order order, Instant at) {
            sent.add("order " + order.getOrderId() + "@" + order.getVersion());
        }

        @Override
        public void event(ShopEvent event) {
            sent.add("event " + event.getEventId());
        }
    });

    @Test
    void shouldDelayRecordsOfOpenKeysUntilReleasedAndPassOthersOn() {
        keys.order(order("old", 1), NOW);
        keys.event(event("history", "visitor"));

        output.order(order("old", 2), NOW);
        output.order(order("new", 1), NOW);
        output.event(event("goes on", "visitor"));
        output.event(event("begins", "somebody"));
        output.order(order("old", 3), NOW);
        assertThat(sent).containsExactly("order new@1", "event begins");

        output.release();
        output.order(order("old", 4), NOW);
        assertThat(sent)
                .containsExactly(
                        "order new@1", "event begins", "order old@2", "event goes on", "order old@3", "order old@4");
    }

    private static Order order(String id, long version) {
        Order order = new Order();
        order.setOrderId(id);
        order.setVersion(version);
        return order;
    }

    private static ShopEvent event(String id, String user) {
        ShopEvent event = new ShopEvent();
        event.setEventId(id);
        event.setUserId(user);
        event.setOccurredAt(NOW);
        return event;
    }
}
