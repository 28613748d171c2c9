package io.shopstream.producer.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopstream.producer.simulator.time.OrderRate;
import io.shopstream.schemas.avro.EventType;
import io.shopstream.schemas.avro.Order;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SimulationPaceTest {
    @Test
    void shouldPlaceOrdersAtTheChosenRate() {
        RecordedShop shop = new RecordedShop(1).run(Duration.ofMinutes(1), new OrderRate(50));
        long before = shop.count(EventType.PURCHASE);
        shop.run(Duration.ofMinutes(5), new OrderRate(50));
        // Poisson: 15,000 +- 4 x 122.
        assertThat(shop.count(EventType.PURCHASE) - before).isCloseTo(15_000, within(490L));
    }

    @Test
    void shouldStopWhilePausedAndResumeWithoutABurst() {
        RecordedShop shop = new RecordedShop(2).run(Duration.ofMinutes(2), new OrderRate(20));
        int before = shop.sequence.size();
        shop.run(Duration.ofMinutes(30), new OrderRate(0));
        assertThat(shop.sequence).hasSize(before);
        Instant resumed = shop.now();
        shop.run(Duration.ofSeconds(10), new OrderRate(20));
        assertThat(shop.sequence.size() - before).isBetween(3_000, 15_000);
        assertThat(shop.events.subList(shop.events.size() - 100, shop.events.size()))
                .allSatisfy(event -> assertThat(event.getOccurredAt()).isAfter(resumed));
        assertThat(shop.orders.getLast().getUpdatedAt()).isAfter(resumed);
    }

    @Test
    void shouldNotCatchUpAfterAnOutage() {
        RecordedShop shop = new RecordedShop(3).run(Duration.ofMinutes(2), new OrderRate(20));
        shop.skip(Duration.ofHours(1));
        int before = shop.sequence.size();
        shop.run(Duration.ofMillis(100), new OrderRate(20));
        assertThat(shop.sequence.size() - before).isLessThan(3_000);
        Order last = shop.orders.getLast();
        assertThat(last.getUpdatedAt()).isAfter(shop.now().minusSeconds(5));
    }

    @Test
    void shouldFollowARateThatChanges() {
        RecordedShop shop = new RecordedShop(4).run(Duration.ofMinutes(1), new OrderRate(5));
        long slow = shop.count(EventType.SESSION_START);
        shop.run(Duration.ofMinutes(1), new OrderRate(500));
        long fast = shop.count(EventType.SESSION_START) - slow;
        assertThat((double) fast / slow).isCloseTo(100, within(25.0));
    }

    @Test
    void shouldBoundPendingEventsAtFullSpeed() {
        RecordedShop shop = new RecordedShop(5);
        for (int call = 0; call < 600; call++) {
            shop.run(Duration.ofMillis(1), OrderRate.MAX, Duration.ofMillis(1));
            assertThat(shop.simulation.pending()).isLessThanOrEqualTo(Simulation.MAX_PENDING);
        }
        assertThat(shop.count(EventType.SESSION_START)).isEqualTo(120_000);
        assertThat(shop.versions()).allSatisfy((id, versions) -> assertThat(versions)
                .extracting(Order::getVersion)
                .isSorted()
                .startsWith(1L));
    }
}
