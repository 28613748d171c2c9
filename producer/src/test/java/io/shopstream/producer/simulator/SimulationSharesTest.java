package io.shopstream.producer.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopstream.producer.simulator.time.OrderRate;
import io.shopstream.schemas.avro.EventType;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.avro.ShopEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Orders of live traffic have the same outcomes as those of the history; fixed seed. */
class SimulationSharesTest {
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final Offset<Double> BAND = within(0.012);
    // Runs long enough after the window that every order in it has reached its final state.
    private static final RecordedShop SHOP = new RecordedShop(42).run(WINDOW.plusMinutes(6), new OrderRate(20));

    private final List<Order> sales = SHOP.salesOf(WINDOW);

    @Test
    void shouldCancelFourPercentAndRefundThree() {
        assertThat(sales).hasSizeGreaterThan(11_000);
        assertThat(share(OrderStatus.CANCELLED)).isCloseTo(0.04, BAND);
        assertThat(share(OrderStatus.REFUNDED)).isCloseTo(0.03, BAND);
        assertThat(share(OrderStatus.DELIVERED)).isCloseTo(0.93, BAND);
        long creditNotes = SHOP.versions().values().stream()
                .filter(versions -> versions.getFirst().getKind() == OrderKind.RETURN)
                .count();
        assertThat((double) creditNotes / sales.size()).isCloseTo(0.02, BAND);
    }

    @Test
    void shouldHaveOneToTwelveLinesOfDifferentProducts() {
        assertThat(sales).allSatisfy(order -> {
            assertThat(order.getLines()).hasSizeBetween(1, 12);
            assertThat(order.getLines()).extracting(OrderLine::getProductId).doesNotHaveDuplicates();
        });
        assertThat(sales).extracting(order -> order.getLines().size()).contains(1, 2, 3, 4, 5);
    }

    @Test
    void shouldFollowTheFunnelWithinASession() {
        Map<String, List<ShopEvent>> sessions =
                SHOP.events.stream().collect(Collectors.groupingBy(ShopEvent::getSessionId));
        Map<String, Order> orders = SHOP.orders.stream()
                .filter(order -> order.getVersion() == 1)
                .collect(Collectors.toMap(Order::getOrderId, Function.identity()));
        assertThat(sessions.values()).allSatisfy(session -> {
            String path = session.stream()
                    .map(event -> event.getType().name().substring(0, 2))
                    .collect(Collectors.joining(" "));
            assertThat(path).matches("SE( PR( AD)?)*( CH( PU)?)?");
            assertThat(session)
                    .extracting(ShopEvent::getUserId)
                    .containsOnly(session.getFirst().getUserId());
            assertThat(session).extracting(ShopEvent::getOccurredAt).isSorted();
            ShopEvent last = session.getLast();
            if (last.getType() == EventType.PURCHASE) {
                Order order = Objects.requireNonNull(orders.get(last.getOrderId()));
                assertThat(order.getSessionId()).isEqualTo(last.getSessionId());
                assertThat(order.getUserId()).isEqualTo(last.getUserId());
                assertThat(order.getPlacedAt()).isEqualTo(last.getOccurredAt());
                assertThat(order.getCampaignId()).isEqualTo(last.getCampaignId());
            }
        });
    }

    private double share(OrderStatus status) {
        return (double) sales.stream()
                        .filter(order -> order.getStatus() == status)
                        .count()
                / sales.size();
    }
}
