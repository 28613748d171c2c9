package io.shopstream.local.verify.expected;

import io.shopstream.schemas.money.Money;

/** Sums of one window, in minor units; independent of how streams stores them. */
public record Amounts(long gross, long returns, long orders, long units) {
    static final Amounts ZERO = new Amounts(0, 0, 0, 0);

    Amounts plus(Amounts other) {
        return new Amounts(gross + other.gross, returns + other.returns, orders + other.orders, units + other.units);
    }

    long net() {
        return gross + returns;
    }

    @Override
    public String toString() {
        return "gross %s, returns %s, orders %d, units %d"
                .formatted(Money.format(gross), Money.format(returns), orders, units);
    }
}
