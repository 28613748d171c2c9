package io.shopstream.producer.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.producer.simulator.time.OrderRate;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.rules.OrderRules;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final OrderRate RATE = new OrderRate(20);

    @Test
    void shouldCreateOnlyValidOrders() {
        RecordedShop shop = new RecordedShop(1).run(Duration.ofMinutes(6), RATE);
        assertThat(shop.orders).hasSizeGreaterThan(7_200).allSatisfy(order -> assertThat(
                        OrderRules.check(order.getOrderId(), order, shop.now()))
                .isEmpty());
        assertThat(shop.orders).allSatisfy(order -> assertThat(order.getTotalMinor())
                .isEqualTo(order.getLines().stream()
                        .mapToLong(line -> line.getQuantity() * line.getUnitPriceMinor())
                        .sum()));
    }

    @Test
    void shouldCountVersionsFromOneWithoutGapAndKeepWhatWasSold() {
        RecordedShop shop = new RecordedShop(2).run(Duration.ofMinutes(6), RATE);
        assertThat(shop.versions()).allSatisfy((id, versions) -> {
            for (int index = 0; index < versions.size(); index++) {
                Order version = versions.get(index);
                assertThat(version.getVersion()).isEqualTo(index + 1);
                assertThat(version.getPlacedAt()).isEqualTo(versions.getFirst().getPlacedAt());
                assertThat(version.getLines()).isEqualTo(versions.getFirst().getLines());
                assertThat(version.getUpdatedAt())
                        .isAfterOrEqualTo(versions.get(Math.max(0, index - 1)).getUpdatedAt());
            }
        });
    }

    @Test
    void shouldPassThroughTheStatesInOrder() {
        RecordedShop shop = new RecordedShop(3).run(Duration.ofMinutes(6), RATE);
        assertThat(shop.versions().values())
                .filteredOn(versions -> versions.getFirst().getKind() == OrderKind.SALE)
                .extracting(versions -> versions.stream().map(Order::getStatus).toList())
                .allSatisfy(states -> assertThat(List.of(
                                List.of(
                                        OrderStatus.PLACED,
                                        OrderStatus.PAID,
                                        OrderStatus.SHIPPED,
                                        OrderStatus.DELIVERED,
                                        OrderStatus.REFUNDED),
                                List.of(OrderStatus.PLACED, OrderStatus.PAID, OrderStatus.CANCELLED),
                                List.of(OrderStatus.PLACED, OrderStatus.CANCELLED)))
                        .anyMatch(path -> path.subList(0, Math.min(path.size(), states.size()))
                                .equals(states)));
    }

    @Test
    void shouldReturnNoMoreThanWasSold() {
        RecordedShop shop = new RecordedShop(4).run(Duration.ofMinutes(8), RATE);
        List<Order> notes = shop.orders.stream()
                .filter(order -> order.getKind() == OrderKind.RETURN)
                .toList();
        Map<String, List<Order>> versions = shop.versions();
        assertThat(notes).hasSizeGreaterThan(50).allSatisfy(note -> {
            assertThat(note.getTotalMinor()).isNegative();
            assertThat(note.getStatus()).isIn(OrderStatus.PLACED, OrderStatus.REFUNDED);
            assertThat(versions.values())
                    .as("a sale by the same user that holds every line of the credit note")
                    .anyMatch(sale -> sale.getFirst().getKind() == OrderKind.SALE
                            && java.util.Objects.equals(sale.getFirst().getUserId(), note.getUserId())
                            && note.getLines().stream().allMatch(line -> wasSold(sale.getFirst(), line)));
        });
    }

    @Test
    void shouldNotDependOnTheFrequencyOfCalls() {
        List<Object> often = new RecordedShop(5).run(Duration.ofMinutes(3), RATE, Duration.ofMillis(5)).sequence;
        List<Object> seldom = new RecordedShop(5).run(Duration.ofMinutes(3), RATE, Duration.ofSeconds(1)).sequence;
        assertThat(often).hasSizeGreaterThan(seldom.size() - 1).startsWith(seldom.toArray());
        assertThat(seldom).hasSizeGreaterThan(100_000 / 2);
    }

    @Test
    void shouldRepeatWithTheSameSeedAndDifferWithAnother() {
        Object first =
                new RecordedShop(6).run(Duration.ofSeconds(5), RATE).sequence.getFirst();
        assertThat(new RecordedShop(6).run(Duration.ofSeconds(5), RATE).sequence.getFirst())
                .isEqualTo(first);
        assertThat(new RecordedShop(7).run(Duration.ofSeconds(5), RATE).sequence.getFirst())
                .isNotEqualTo(first);
    }

    private static boolean wasSold(Order sale, OrderLine returned) {
        return sale.getLines().stream()
                .anyMatch(line -> line.getLineNo() == returned.getLineNo()
                        && line.getProductId().equals(returned.getProductId())
                        && line.getUnitPriceMinor() == returned.getUnitPriceMinor()
                        && line.getQuantity() >= -returned.getQuantity());
    }
}
