package io.shopstream.producer.imports.existing;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.producer.imports.existing.OrderDecision.Conflict;
import io.shopstream.producer.imports.existing.OrderDecision.Continued;
import io.shopstream.producer.imports.existing.OrderDecision.Corrected;
import io.shopstream.producer.imports.existing.OrderDecision.New;
import io.shopstream.producer.imports.existing.OrderDecision.Unchanged;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.money.Money;
import io.shopstream.schemas.rules.OrderRules;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderComparisonTest {
    private static final Instant PLACED = Instant.parse("2011-01-31T23:58:00Z");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2012-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final OrderLine A = line(1, "A", 1, 1_000);
    private static final OrderLine B = line(2, "B", 2, 700);
    private static final OrderLine C = line(3, "C", 3, 50);

    @Test
    void shouldPublishAnOrderThatDoesNotStand() {
        assertThat(new OrderComparison("c", false, CLOCK).decide(order(A), null))
                .isEqualTo(new New(order(A)));
    }

    @Test
    void shouldLeaveAnEqualOrderAlone() {
        assertThat(decide(order(A, B), order(A, B))).isInstanceOf(Unchanged.class);
        // The numbers of the lines differ if a damaged line was removed from the file.
        assertThat(decide(order(line(1, "B", 2, 700), line(2, "A", 1, 1_000)), order(A, B)))
                .isInstanceOf(Unchanged.class);
    }

    @Test
    void shouldCorrectAnOrderWhoseLinesTheFileHasAndMore() {
        Order existing = order(A);
        existing.setVersion(4);
        assertThat(decide(order(A, B), existing)).isInstanceOfSatisfying(Corrected.class, corrected -> {
            assertThat(corrected.order().getVersion()).isEqualTo(5);
            assertThat(corrected.order().getLines()).containsExactly(A, B);
            assertThat(corrected.order().getTotalMinor()).isEqualTo(2_400);
            assertThat(corrected.order().getUpdatedAt()).isEqualTo(CLOCK.instant());
            assertThat(corrected.order().getPlacedAt()).isEqualTo(PLACED);
        });
    }

    @Test
    void shouldCorrectTheCustomerOfAnAnonymousSaleAndTheMomentThatADamagedLineHid() {
        Order anonymous = order(A);
        anonymous.setUserId(null);
        assertThat(decide(order(A), anonymous)).isInstanceOf(Corrected.class);
        Order later = order(A);
        later.setPlacedAt(PLACED.plusSeconds(60));
        assertThat(decide(order(A, B), later)).isInstanceOf(Corrected.class);
    }

    @Test
    void shouldCountEqualLines() {
        OrderLine twin = line(2, "A", 1, 1_000);
        assertThat(decide(order(A, twin), order(A))).isInstanceOf(Corrected.class);
        assertThat(decide(order(A), order(A, twin))).isInstanceOf(Conflict.class);
    }

    @Test
    void shouldContinueAnOrderWithOtherLinesOfTheSameMoment() {
        assertThat(decide(order(line(1, "B", 2, 700)), order(A))).isInstanceOfSatisfying(Continued.class, continued -> {
            assertThat(continued.order().getVersion()).isEqualTo(2);
            assertThat(continued.order().getLines()).containsExactly(A, B);
            assertThat(continued.order().getTotalMinor()).isEqualTo(2_400);
        });
    }

    @Test
    void shouldLeaveAnOrderAloneThatTheSameFileContinued() {
        Order merged = order(A, B);
        merged.setVersion(2);
        assertThat(new OrderComparison("this", false, CLOCK).decide(order(B), new ExistingOrder(merged, "this")))
                .isInstanceOf(Unchanged.class);
        assertThat(new OrderComparison("this", false, CLOCK).decide(order(B), new ExistingOrder(merged, "other")))
                .isInstanceOf(Conflict.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer", "anonymous", "country", "moment", "kind", "status", "currency", "lines"})
    void shouldNeverMakeOneOrderOfTwo(String difference) {
        Order existing = order(B, C);
        Order file = difference.equals("lines") ? order(A, B) : order(A);
        switch (difference) {
            case "customer" -> existing.setUserId("8");
            case "anonymous" -> file.setUserId(null);
            case "country" -> existing.setShippingCountry("Spain");
            case "moment" -> existing.setPlacedAt(PLACED.plusSeconds(60));
            case "kind" -> existing.setKind(OrderKind.RETURN);
            case "status" -> existing.setStatus(OrderStatus.CANCELLED);
            case "currency" -> existing.setCurrency("EUR");
            default -> existing.setLines(List.of(A, C));
        }
        assertThat(decide(file, existing))
                .isInstanceOfSatisfying(Conflict.class, conflict -> assertThat(conflict.existing())
                        .isSameAs(existing));
        assertThat(new OrderComparison("c", true, CLOCK).decide(file, new ExistingOrder(existing, null)))
                .isInstanceOf(Corrected.class);
    }

    @ParameterizedTest
    @EnumSource(value = OrderStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "PAID")
    void shouldNameTheStatusOfTheShopsOrderWithoutSayingThatItCounts(OrderStatus status) {
        Order existing = order(A);
        existing.setStatus(status);
        Order file = order(A, B);
        file.setStatus(OrderStatus.PAID);
        assertThat(decide(file, existing)).isInstanceOfSatisfying(Conflict.class, conflict -> assertThat(conflict.why())
                .isEqualTo("the shop's order is " + status));
    }

    @ParameterizedTest
    @CsvSource({
        "PAID, REFUNDED, this, true",
        "PLACED, PAID, this, true",
        "REFUNDED, PAID, this, false",
        "DELIVERED, PAID, this, false",
        "PAID, REFUNDED,, false"
    })
    void shouldFollowTheStatusOfALaterExportForwardsOnly(
            OrderStatus existing, OrderStatus file, @Nullable String importedFrom, boolean followed) {
        Order before = order(A, B);
        before.setStatus(existing);
        Order after = order(A, B);
        after.setStatus(file);
        OrderDecision decision =
                new OrderComparison("later", false, CLOCK).decide(after, new ExistingOrder(before, importedFrom));
        if (followed) {
            assertThat(decision).isInstanceOfSatisfying(Corrected.class, corrected -> {
                assertThat(corrected.order().getVersion()).isEqualTo(2);
                assertThat(corrected.order().getStatus()).isEqualTo(file);
            });
        } else {
            assertThat(decision).isInstanceOf(Conflict.class);
        }
    }

    @Test
    void shouldNotMergeWhatBreaksARuleTogether() {
        long price = Money.MAX_MINOR;
        Order file = order(line(1, "A", 1, price));
        assertThat(decide(file, order(line(1, "B", 1, price)))).isInstanceOf(Conflict.class);
    }

    /** Whatever two files hold of an order: no line of the existing order is lost without a conflict. */
    @Test
    void shouldKeepEveryStandingLine() {
        Random random = new Random(7);
        for (int run = 0; run < 2_000; run++) {
            Order existing = order(lines(random));
            Order file = order(lines(random));
            Order after =
                    switch (decide(file, existing)) {
                        case New(Order made) -> made;
                        case Corrected(Order made) -> made;
                        case Continued(Order made) -> made;
                        case Unchanged _, Conflict _ -> existing;
                    };
            List<List<Object>> left = new ArrayList<>(contents(after));
            assertThat(contents(existing))
                    .allSatisfy(line -> assertThat(left.remove(line)).isTrue());
            assertThat(OrderRules.check(after.getOrderId(), after, after.getUpdatedAt()))
                    .isEmpty();
        }
    }

    private static List<List<Object>> contents(Order order) {
        return order.getLines().stream()
                .map(line -> List.<Object>of(line.getProductId(), line.getQuantity(), line.getUnitPriceMinor()))
                .toList();
    }

    private static OrderLine[] lines(Random random) {
        OrderLine[] lines = new OrderLine[1 + random.nextInt(3)];
        Arrays.setAll(
                lines, at -> line(at + 1, "ABC".substring(random.nextInt(3)).substring(0, 1), 1, 100));
        return lines;
    }

    private static OrderDecision decide(Order file, Order existing) {
        return new OrderComparison("c", false, CLOCK).decide(file, new ExistingOrder(existing, null));
    }

    private static OrderLine line(int number, String product, int quantity, long priceMinor) {
        return new OrderLine(number, product, null, quantity, priceMinor, (@Nullable Long) null);
    }

    private static Order order(OrderLine... lines) {
        return Order.newBuilder()
                .setOrderId("990010")
                .setVersion(1)
                .setKind(OrderKind.SALE)
                .setStatus(OrderStatus.DELIVERED)
                .setUserId("7")
                .setPlacedAt(PLACED)
                .setUpdatedAt(PLACED)
                .setCurrency("GBP")
                .setLines(List.of(lines))
                .setTotalMinor(Arrays.stream(lines)
                        .mapToLong(line -> line.getQuantity() * line.getUnitPriceMinor())
                        .sum())
                .setShippingCountry("France")
                .setChannel("web")
                .build();
    }
}
