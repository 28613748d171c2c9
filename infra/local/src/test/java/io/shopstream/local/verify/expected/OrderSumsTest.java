package io.shopstream.local.verify.expected;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.OrderStatus;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderSumsTest {
    private static final Instant NINE = Instant.parse("2011-12-09T09:10:00Z");
    private static final Instant TEN = Instant.parse("2011-12-09T10:50:07Z");

    @TempDir
    Path directory;

    private TestOrderLog orders;

    @BeforeEach
    void open() {
        orders = new TestOrderLog(directory, TEN);
    }

    @AfterEach
    void close() {
        orders.close();
    }

    @Test
    void shouldSumOrdersThatStandByTheKeysOfTheTopics() {
        orders.send(order("1", NINE, OrderStatus.PAID, "u", "home", "home", null));
        orders.send(order("2", TEN, OrderStatus.SHIPPED, "u", "home"));
        orders.send(order("3", NINE.minusSeconds(60), OrderStatus.CANCELLED, "u", "home"));
        orders.send(order("4", TEN, OrderStatus.PLACED, null, "home"));

        OrderSums sums = orders.log().sums();
        assertThat(TestOrderLog.sums(sums.categories()))
                .containsOnlyKeys(
                        "2011-12-09T09:00:00Z|GBP|home",
                        "2011-12-09T09:00:00Z|GBP|unknown",
                        "2011-12-09T10:00:00Z|GBP|home")
                .containsEntry("2011-12-09T09:00:00Z|GBP|home", new Amounts(400, 0, 1, 4));
        assertThat(TestOrderLog.sums(sums.countries()))
                .containsEntry("2011-12-09T09:00:00Z|GBP|France", new Amounts(600, 0, 1, 6))
                .containsEntry("2011-12-09T10:00:00Z|GBP|France", new Amounts(400, 0, 2, 4));
        assertThat(orders.customers())
                .containsOnlyKeys("GBP|u")
                .containsEntry("GBP|u", new CustomerFigures(new Amounts(800, 0, 2, 8), NINE, TEN, "returning"));
    }

    @Test
    void shouldForgetASaleThatIsCancelledLater() {
        orders.send(order("1", NINE, OrderStatus.PAID, "u", "home"));
        orders.send(order("2", TEN, OrderStatus.PAID, "u", "home"));
        Order cancelled = order("2", TEN, OrderStatus.CANCELLED, "u", "home");
        cancelled.setVersion(2);
        orders.send(cancelled);

        assertThat(orders.customers())
                .containsEntry("GBP|u", new CustomerFigures(new Amounts(200, 0, 1, 2), NINE, NINE, "new"));
        assertThat(TestOrderLog.sums(orders.log().sums().minutes())).containsOnlyKeys("2011-12-09T09:10:00Z GBP");
        assertThat(orders.log().superseded()).isEqualTo(1);
    }

    private static Order order(
            String id, Instant placedAt, OrderStatus status, @Nullable String user, @Nullable String... categories) {
        List<OrderLine> lines = new ArrayList<>();
        for (String category : categories) {
            lines.add(new OrderLine(lines.size() + 1, "p", category, 2, 100L, null));
        }
        return Order.newBuilder()
                .setOrderId(id)
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
