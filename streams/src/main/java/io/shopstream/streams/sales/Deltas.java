package io.shopstream.streams.sales;

import io.shopstream.schemas.avro.Order;
import io.shopstream.streams.flow.OrderChange;
import io.shopstream.streams.pane.Sales;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Takes the old version's contribution out and puts the new one's in. */
final class Deltas {
    private Deltas() {}

    /**
     * The difference that a change makes: at most one delta per key, none where nothing changed.
     *
     * @param contribution what one version of an order counts towards each key; empty if it does not stand
     */
    static <K> Map<K, Sales> of(OrderChange change, Function<Order, Map<K, Sales>> contribution) {
        Map<K, Sales> deltas = new HashMap<>(contribution.apply(change.after()));
        Order before = change.before();
        if (before != null) {
            contribution.apply(before).forEach((key, sales) -> deltas.merge(key, sales.negated(), Sales::plus));
        }
        deltas.values().removeIf(Sales::isNone);
        return deltas;
    }
}
