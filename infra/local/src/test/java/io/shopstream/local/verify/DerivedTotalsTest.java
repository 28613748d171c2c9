package io.shopstream.local.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.OrderStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DerivedTotalsTest {
    private static final Instant NINE = Instant.parse("2011-12-09T09:10:00Z");
    private static final Instant TEN = Instant.parse("2011-12-09T10:50:07Z");

    @Test
    void shouldSumWhatStandsByTheKeysOfTheTopics() {
        DerivedTotals totals = DerivedTotals.of(List.of(
                order(NINE, OrderStatus.PAID, "u", "home", "home", null),
                order(TEN, OrderStatus.SHIPPED, "u", "home"),
                order(NINE.minusSeconds(60), OrderStatus.CANCELLED, "u", "home"),
                order(TEN, OrderStatus.PLACED, null, "home")));

        assertThat(totals.categories())
                .containsOnlyKeys(
                        "2011-12-09T09:00:00Z|GBP|home",
                        "2011-12-09T09:00:00Z|GBP|unknown",
                        "2011-12-09T10:00:00Z|GBP|home")
                .containsEntry("2011-12-09T09:00:00Z|GBP|home", new Amounts(400, 0, 1, 4));
        assertThat(totals.countries())
                .containsEntry("2011-12-09T09:00:00Z|GBP|France", new Amounts(600, 0, 1, 6))
                .containsEntry("2011-12-09T10:00:00Z|GBP|France", new Amounts(400, 0, 2, 4));
        assertThat(totals.customers())
                .containsOnlyKeys("GBP|u")
                .containsEntry("GBP|u", new CustomerFigures(new Amounts(800, 0, 2, 8), NINE, TEN, "returning"));
    }

    private static Order order(
            Instant placedAt, OrderStatus status, @Nullable String user, @Nullable String... categories) {
        List<OrderLine> lines = Arrays.stream(categories)
                .map(category -> OrderLine.newBuilder()
                        .setLineNo(1)
                        .setProductId("p")
                        .setCategoryId(category)
                        .setQuantity(2)
                        .setUnitPriceMinor(100)
                        .build())
                .toList();
        return Order.newBuilder()
                .setOrderId("o")
                .setVersion(1)
                .setKind(OrderKind.SALE)
                .setStatus(status)
                .setUserId(user)
                .setPlacedAt(placedAt)
                .setUpdatedAt(placedAt)
                .setCurrency("GBP")
                .setLines(lines)
                .setTotalMinor(200L * lines.size())
                .setShippingCountry("France")
                .setChannel("web")
                .build();
    }
}
