package io.shopstream.schemas.sales;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.OrderStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LineSalesTest {
    private static Order order(OrderKind kind, OrderStatus status, int sign) {
        List<OrderLine> lines = List.of(
                new OrderLine(1, "a", "toys", 2 * sign, 10_00L, null),
                new OrderLine(2, "b", null, sign, 5_00L, null),
                new OrderLine(3, "a", "toys", sign, 9_00L, null),
                new OrderLine(4, "a", null, 4 * sign, 1_00L, null));
        return new Order(
                "o",
                1L,
                kind,
                status,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                "USD",
                lines,
                sign * 38_00L,
                "Norway",
                null,
                "web",
                null,
                null);
    }

    @Test
    void shouldCountASaleOncePerSum() {
        Order sale = order(OrderKind.SALE, OrderStatus.PAID, 1);

        assertThat(LineSales.of(sale, (category, product) -> category + " " + product))
                .isEqualTo(Map.of(
                        "toys a", new Sales(29_00, 0, 1, 3),
                        "unknown a", new Sales(4_00, 0, 1, 4),
                        "unknown b", new Sales(5_00, 0, 1, 1)));
        assertThat(LineSales.of(sale, (_, _) -> "all")).isEqualTo(Map.of("all", Sales.of(sale)));
    }

    @Test
    void shouldCountAReturnAsNoOrder() {
        Order refunded = order(OrderKind.RETURN, OrderStatus.REFUNDED, -1);

        assertThat(LineSales.of(refunded, (_, product) -> product))
                .isEqualTo(Map.of("a", new Sales(0, -33_00, 0, -7), "b", new Sales(0, -5_00, 0, -1)));
        assertThat(LineSales.of(refunded, (_, _) -> "all")).isEqualTo(Map.of("all", Sales.of(refunded)));
    }

    @Test
    void shouldAddNothingOfWhatDoesNotStand() {
        assertThat(LineSales.of(order(OrderKind.SALE, OrderStatus.REFUNDED, 1), (_, product) -> product))
                .isEmpty();
        assertThat(LineSales.of(order(OrderKind.RETURN, OrderStatus.CANCELLED, -1), (_, product) -> product))
                .isEmpty();
    }
}
