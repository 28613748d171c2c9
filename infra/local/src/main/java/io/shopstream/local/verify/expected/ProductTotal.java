package io.shopstream.local.verify.expected;

import io.shopstream.schemas.money.Money;

/** Totals of a product in a ranking; net in minor units. */
record ProductTotal(long net, long units, long orders) {
    @Override
    public String toString() {
        return "net %s, units %d, orders %d".formatted(Money.format(net), units, orders);
    }
}
