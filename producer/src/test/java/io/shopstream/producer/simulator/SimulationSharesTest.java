package io.shopstream.producer.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopstream.schemas.avro.EventType;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.avro.ShopEvent;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The bands that the simulated shop stays in; fixed seed. */
class SimulationSharesTest {
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final Offset<Double> BAND = within(0.008);
    // Long enough after the window that every life has ended.
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
    void shouldSellInMostSessionsNothing() {
        double conversion = (double) SHOP.count(EventType.PURCHASE) / SHOP.count(EventType.SESSION_START);
        assertThat(conversion).isCloseTo(0.15, within(0.01));
        assertThat(SHOP.count(EventType.ADD_TO_CART)).isGreaterThan(SHOP.count(EventType.CHECKOUT));
        assertThat(SHOP.count(EventType.PRODUCT_VIEW)).isGreaterThan(SHOP.count(EventType.ADD_TO_CART));
        assertThat(SHOP.count(EventType.CHECKOUT)).isGreaterThan(SHOP.count(EventType.PURCHASE));
    }

    @Test
    void shouldHaveOneToFiveLinesOfDifferentProducts() {
        assertThat(sales).allSatisfy(order -> {
            assertThat(order.getLines()).hasSizeBetween(1, 5);
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

    @Test
    void shouldSellFavouritesMuchMoreThanTheRest() {
        Map<String, Long> sold = sales.stream()
                .flatMap(order -> order.getLines().stream())
                .collect(Collectors.groupingBy(OrderLine::getProductId, Collectors.counting()));
        List<Long> ranked =
                sold.values().stream().sorted(Collections.reverseOrder()).toList();
        double lines = ranked.stream().mapToLong(Long::longValue).sum();
        double top20 = ranked.subList(0, 20).stream().mapToLong(Long::longValue).sum() / lines;
        assertThat(ranked).hasSize(200);
        assertThat(top20).isBetween(0.35, 0.55);
        assertThat(ranked.getFirst() / lines).isBetween(0.05, 0.12);
    }

    private double share(OrderStatus status) {
        return (double) sales.stream()
                        .filter(order -> order.getStatus() == status)
                        .count()
                / sales.size();
    }
}
