package io.shopstream.producer.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopstream.producer.simulator.time.HistoryCurve;
import io.shopstream.producer.simulator.time.OrderRate;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.rules.OrderRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationHistoryTest {
    private static final Instant END = RecordedShop.START.plus(Duration.ofDays(60));
    private static final HistoryCurve CURVE = HistoryCurve.steady(RecordedShop.START, END, 2_000);

    @Test
    void shouldNotDependOnTheFrequencyOfCalls() {
        List<Object> often = history(1, Duration.ofMinutes(7)).sequence;
        assertThat(often).hasSizeGreaterThan(60_000).isEqualTo(history(1, Duration.ofDays(60)).sequence);
        assertThat(history(2, Duration.ofDays(60)).sequence.getFirst()).isNotEqualTo(often.getFirst());
    }

    @Test
    void shouldPlaceTheOrdersOfTheCurveBeforeItsEnd() {
        RecordedShop shop = history(3, Duration.ofDays(1));
        // Poisson: 4 x 45.
        assertThat(shop.simulation.ordersPlaced()).isCloseTo(2_000, within(180L));
        assertThat(shop.orders).allSatisfy(order -> {
            assertThat(OrderRules.check(order.getOrderId(), order, order.getUpdatedAt()))
                    .isEmpty();
            assertThat(order.getUpdatedAt()).isBefore(END);
        });
        assertThat(shop.events)
                .allSatisfy(event -> assertThat(event.getOccurredAt()).isBefore(END));
    }

    @Test
    void shouldTakeDaysUntilDelivery() {
        RecordedShop shop = history(4, Duration.ofDays(1));
        assertThat(shop.orders)
                .filteredOn(order -> order.getStatus() == OrderStatus.DELIVERED)
                .hasSizeGreaterThan(1_500)
                .allSatisfy(order -> assertThat(Duration.between(order.getPlacedAt(), order.getUpdatedAt()))
                        .isBetween(Duration.ofHours(36), Duration.ofDays(9)));
    }

    @Test
    void shouldContinueOrdersInProgressInLiveTraffic() {
        RecordedShop shop = history(5, Duration.ofDays(1));
        int inProgress = shop.simulation.pending();
        long placed = shop.simulation.ordersPlaced();
        assertThat(inProgress).isPositive();
        Instant now = END.plus(Duration.ofHours(3));
        for (int tick = 0; tick < 1_200; tick++) {
            shop.simulation.advance(now.plusMillis(50L * tick), new OrderRate(20));
        }
        // Poisson; in the first seconds no visit has reached its purchase yet.
        assertThat(shop.simulation.ordersPlaced() - placed).isBetween(900L, 1_340L);
        Order last = shop.orders.getLast();
        assertThat(last.getUpdatedAt()).isAfter(now.plusSeconds(55));
        assertThat(shop.simulation.pending()).isGreaterThan(inProgress);
    }

    private static RecordedShop history(long seed, Duration step) {
        RecordedShop shop = new RecordedShop(seed);
        for (Instant at = RecordedShop.START; at.isBefore(END); at = at.plus(step)) {
            shop.simulation.advanceHistory(at, CURVE);
        }
        shop.simulation.advanceHistory(END, CURVE);
        return shop;
    }
}
