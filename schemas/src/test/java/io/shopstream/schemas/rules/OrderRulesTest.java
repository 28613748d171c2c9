package io.shopstream.schemas.rules;

import static io.shopstream.schemas.Samples.PLACED;
import static io.shopstream.schemas.Samples.line;
import static io.shopstream.schemas.Samples.sale;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OrderRulesTest {
    private static final Instant RECEIVED = PLACED.plusSeconds(1);

    @Test
    void shouldAcceptASale() {
        assertThat(OrderRules.check("o-1", sale().build(), RECEIVED)).isEmpty();
    }

    @Test
    void shouldAcceptAReturnWithNegativeQuantities() {
        Order order = sale().setKind(OrderKind.RETURN)
                .setLines(List.of(line(1, "p-1", -2, 1_000)))
                .setTotalMinor(-2_000)
                .build();

        assertThat(OrderRules.check("o-1", order, RECEIVED)).isEmpty();
    }

    @Test
    void shouldAcceptAnOrderOfYearsAgo() {
        Order order = sale().setPlacedAt(Instant.parse("2010-12-01T08:26:00Z")).build();

        assertThat(OrderRules.check("o-1", order, RECEIVED)).isEmpty();
    }

    @Test
    void shouldAcceptTheLargestAmount() {
        Order order = sale().setLines(List.of(line(1, "p-1", 1, Money.MAX_MINOR)))
                .setTotalMinor(Money.MAX_MINOR)
                .build();

        assertThat(OrderRules.check("o-1", order, RECEIVED)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void shouldNameTheBrokenRule(RejectionReason expected, Order order) {
        assertThat(OrderRules.check(order.getOrderId(), order, RECEIVED))
                .extracting(Violation::reason)
                .contains(expected);
    }

    static Stream<Arguments> shouldNameTheBrokenRule() {
        return Stream.of(
                broken(RejectionReason.ID_MISSING, sale().setOrderId(" ")),
                broken(RejectionReason.VERSION_NOT_POSITIVE, sale().setVersion(0)),
                broken(RejectionReason.CURRENCY_UNKNOWN, sale().setCurrency("usd")),
                broken(RejectionReason.CURRENCY_UNKNOWN, sale().setCurrency("JPY")),
                broken(RejectionReason.TEXT_NOT_STORABLE, sale().setShippingCountry("a\0b")),
                broken(RejectionReason.TEXT_NOT_STORABLE, sale().setChannel("x".repeat(1_001))),
                broken(RejectionReason.TEXT_NOT_STORABLE, sale().setUserId("x".repeat(201))),
                broken(RejectionReason.TEXT_NOT_STORABLE, lines(100, line(1, "p".repeat(201), 1, 100))),
                broken(RejectionReason.NO_LINES, sale().setLines(List.of()).setTotalMinor(0)),
                broken(RejectionReason.LINE_NUMBER_NOT_POSITIVE, lines(2_000, line(0, "p", 2, 1_000))),
                broken(RejectionReason.DUPLICATE_LINE_NUMBER, lines(300, line(1, "p", 1, 100), line(1, "q", 2, 100))),
                broken(RejectionReason.PRODUCT_MISSING, lines(2_000, line(1, "", 2, 1_000))),
                broken(RejectionReason.QUANTITY_ZERO, lines(0, line(1, "p", 0, 1_000))),
                broken(RejectionReason.QUANTITY_SIGN, lines(-1_000, line(1, "p", -1, 1_000))),
                broken(RejectionReason.QUANTITY_SIGN, sale().setKind(OrderKind.RETURN)),
                broken(RejectionReason.PRICE_NOT_POSITIVE, lines(0, line(1, "p", 1, 0))),
                broken(RejectionReason.COST_NEGATIVE, lines(100, cost(line(1, "p", 1, 100), -1))),
                broken(RejectionReason.AMOUNT_OUT_OF_RANGE, lines(1, line(1, "p", 1, Money.MAX_MINOR + 1))),
                broken(RejectionReason.AMOUNT_OUT_OF_RANGE, lines(1, line(1, "p", 1_000_000, Long.MAX_VALUE))),
                broken(RejectionReason.AMOUNT_OUT_OF_RANGE, sale().setTotalMinor(Long.MIN_VALUE)),
                broken(
                        RejectionReason.AMOUNT_OUT_OF_RANGE,
                        lines(0, line(1, "p", 1, Money.MAX_MINOR), line(2, "p", 1, Money.MAX_MINOR))),
                broken(RejectionReason.TOTAL_MISMATCH, sale().setTotalMinor(2_551)),
                broken(RejectionReason.PLACED_IN_FUTURE, sale().setPlacedAt(RECEIVED.plus(Duration.ofHours(25)))),
                broken(RejectionReason.TIME_OUT_OF_RANGE, sale().setUpdatedAt(RECEIVED.plus(Duration.ofHours(25)))),
                broken(RejectionReason.TIME_OUT_OF_RANGE, sale().setPlacedAt(Instant.ofEpochMilli(-1))));
    }

    @Test
    void shouldRejectAKeyThatIsNotTheOrderId() {
        assertThat(OrderRules.check("other", sale().build(), RECEIVED))
                .extracting(Violation::reason)
                .containsExactly(RejectionReason.KEY_MISMATCH);
        assertThat(OrderRules.check(null, sale().build(), RECEIVED)).hasSize(1);
    }

    /** Verify compares the reasons of old dead letters with what the rules say today. */
    @Test
    void shouldNameTheOlderRuleFirst() {
        Order order = sale().setUserId("").setTotalMinor(1).build();

        assertThat(OrderRules.check("o-1", order, RECEIVED))
                .extracting(Violation::reason)
                .containsExactly(RejectionReason.TOTAL_MISMATCH, RejectionReason.ID_MISSING);
    }

    @Test
    void shouldBoundTheNumberOfLines() {
        List<OrderLine> many = IntStream.rangeClosed(1, OrderRules.MAX_LINES + 1)
                .mapToObj(number -> line(number, "p", 1, 1))
                .toList();
        Order order = sale().setLines(many).setTotalMinor(many.size()).build();

        assertThat(OrderRules.check("o-1", order, RECEIVED))
                .extracting(Violation::reason)
                .containsExactly(RejectionReason.NO_LINES);
    }

    @Test
    void shouldNeverQuoteValues() {
        Order order = sale().setShippingCountry("secret-street\0")
                .setCurrency("secret")
                .build();

        assertThat(OrderRules.check("secret-key", order, RECEIVED))
                .isNotEmpty()
                .allSatisfy(violation -> assertThat(violation.detail()).doesNotContain("secret"));
    }

    private static Arguments broken(RejectionReason reason, Order.Builder order) {
        return Arguments.of(reason, order.build());
    }

    private static Order.Builder lines(long total, OrderLine... lines) {
        return sale().setLines(List.of(lines)).setTotalMinor(total);
    }

    private static OrderLine cost(OrderLine line, long costMinor) {
        line.setUnitCostMinor(costMinor);
        return line;
    }
}
