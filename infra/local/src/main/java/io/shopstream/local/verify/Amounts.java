package io.shopstream.local.verify;

import io.shopstream.schemas.money.Money;

/** What a pane holds, in minor units. Plain sums: nothing here knows how streams keeps them. */
record Amounts(long gross, long returns, long orders, long units) {
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
