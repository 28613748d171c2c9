package io.shopstream.sink.warehouse.view;

import io.shopstream.schemas.money.Money;
import io.shopstream.sink.warehouse.view.Sale.Part;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;

/** The totals of some lines by the rules of ADR 011, in minor units. */
record Tally(long gross, long returns, long orders, long units) {

    static Tally of(List<Part> parts) {
        List<Part> standing =
                parts.stream().filter(part -> part.sale().stands()).toList();
        return new Tally(
                standing.stream()
                        .filter(part -> !part.sale().refund())
                        .mapToLong(part -> part.line().total())
                        .sum(),
                standing.stream()
                        .filter(part -> part.sale().refund())
                        .mapToLong(part -> part.line().total())
                        .sum(),
                standing.stream()
                        .filter(part -> !part.sale().refund())
                        .map(part -> part.sale().orderId())
                        .distinct()
                        .count(),
                standing.stream().mapToLong(part -> part.line().quantity()).sum());
    }

    long net() {
        return gross + returns;
    }

    /** {@code gross|returns|net|orders|units}. */
    String columns() {
        return row(Money.format(gross), Money.format(returns), Money.format(net()), orders, units);
    }

    String averageOrderValue() {
        return ratio(gross, orders, 2, 2);
    }

    /** Divides as the views do: null for division by zero, rounded half away from zero. */
    static String ratio(long numerator, long denominator, int numeratorScale, int scale) {
        if (denominator == 0) {
            return "null";
        }
        return BigDecimal.valueOf(numerator, numeratorScale)
                .divide(BigDecimal.valueOf(denominator), scale, RoundingMode.HALF_UP)
                .toPlainString();
    }

    static String row(Object... columns) {
        return String.join("|", List.of(columns).stream().map(Objects::toString).toList());
    }
}
