package io.shopstream.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.answer.live.LatestOrder;
import io.shopstream.api.support.Orders;
import io.shopstream.schemas.avro.OrderStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FeedTallyTest {
    private final MovableClock clock = new MovableClock();
    private final FeedTally tally = new FeedTally(clock);

    private static final class MovableClock extends Clock {
        private Instant now = Instant.parse("2026-03-01T10:00:00Z");

        @Override
        public Instant instant() {
            return now;
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

    private static LatestOrder order(String id, long version, OrderStatus status) {
        return LatestOrder.of(Orders.one(id, version, status));
    }

    @Test
    void shouldHaveNoRatesWhileNotConnected() {
        tally.events(1);
        assertThat(tally.rates().eventsPerSecond()).isNull();
        tally.connected(true);
        assertThat(tally.rates().eventsPerSecond()).isZero();
    }

    @Test
    void shouldAverageTheLastFiveWholeSeconds() {
        tally.connected(true);
        for (int second = 0; second < 5; second++) {
            tally.events(1);
            tally.events(1);
            clock.now = clock.now.plusSeconds(1);
        }
        assertThat(tally.rates().eventsPerSecond()).isEqualTo(2.0);
        clock.now = clock.now.plusSeconds(5);
        assertThat(tally.rates().eventsPerSecond()).isZero();
    }

    @Test
    void shouldKeepAMinuteOfHistoryOldestFirst() {
        tally.events(1);
        clock.now = clock.now.plusSeconds(1);
        assertThat(tally.rates().events()).hasSize(60).endsWith(0L, 1L);
        clock.now = clock.now.plusSeconds(59);
        assertThat(tally.rates().events()).startsWith(1L, 0L);
        clock.now = clock.now.plus(Duration.ofHours(2));
        assertThat(tally.rates().events()).containsOnly(0L);
    }

    @Test
    void shouldCountFirstVersionsAsOrdersAndAllVersionsAsChanges() {
        tally.connected(true);
        tally.orders(order("a", 1, OrderStatus.PLACED), 1);
        tally.orders(order("a", 2, OrderStatus.PAID), 1);
        clock.now = clock.now.plusSeconds(1);
        assertThat(tally.rates().ordersPerSecond()).isEqualTo(0.2);
        assertThat(tally.rates().changesPerSecond()).isEqualTo(0.4);
    }

    @Test
    void shouldReplaceAnOrderInPlaceAndIgnoreOlderVersions() {
        tally.orders(order("a", 1, OrderStatus.PLACED), 1);
        tally.orders(order("b", 1, OrderStatus.PLACED), 1);
        tally.orders(order("a", 3, OrderStatus.SHIPPED), 1);
        tally.orders(order("a", 2, OrderStatus.PAID), 1);
        assertThat(tally.latestOrders())
                .extracting(LatestOrder::orderId, LatestOrder::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("b", "PLACED"),
                        org.assertj.core.groups.Tuple.tuple("a", "SHIPPED"));
    }

    @Test
    void shouldNotLetOldOrdersPushOutNewOnes() {
        for (int i = 0; i < 20; i++) {
            tally.orders(order("new-" + i, 1, OrderStatus.PLACED), 1);
        }
        long changes = tally.orderChanges();
        tally.orders(order("old", 4, OrderStatus.DELIVERED), 1);
        assertThat(tally.orderChanges()).isEqualTo(changes);
        assertThat(tally.latestOrders()).hasSize(12).first().returns("new-19", LatestOrder::orderId);
    }

    @Test
    void shouldShowEarlierOrdersWithoutCountingThem() {
        tally.connected(true);
        tally.earlierOrder(order("a", 1, OrderStatus.PAID));
        clock.now = clock.now.plusSeconds(1);
        assertThat(tally.latestOrders()).hasSize(1);
        assertThat(tally.rates().changesPerSecond()).isZero();
    }

    @Test
    void shouldShowThatACancelledOrderDoesNotStand() {
        LatestOrder cancelled = order("a", 2, OrderStatus.CANCELLED);
        assertThat(cancelled.stands()).isFalse();
        assertThat(cancelled.total()).isEqualTo("12.50");
    }
}
