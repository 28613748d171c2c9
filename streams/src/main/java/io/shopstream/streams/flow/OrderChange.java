package io.shopstream.streams.flow;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.rules.Standing;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A newer version of an order replaces an older one. Every aggregate is a function of this pair: take the old version's
 * contribution out, put the new one's in.
 *
 * @param before the version that was the highest until now, null for an order's first one
 * @param after the version that is the highest now
 */
public record OrderChange(@Nullable Order before, Order after) {
    /**
     * False for what most changes are, a step of an order that goes on standing as it is: no aggregate can tell the two
     * versions apart. What aggregates read of an order is listed here and nowhere else.
     */
    public boolean countsDifferently() {
        if (before == null) {
            return Standing.stands(after);
        }
        return Standing.stands(before) != Standing.stands(after)
                || Standing.stands(after) && !isSameSale(before, after);
    }

    private static boolean isSameSale(Order before, Order after) {
        return before.getKind() == after.getKind()
                && before.getPlacedAt().equals(after.getPlacedAt())
                && before.getCurrency().equals(after.getCurrency())
                && before.getTotalMinor() == after.getTotalMinor()
                && before.getShippingCountry().equals(after.getShippingCountry())
                && Objects.equals(before.getUserId(), after.getUserId())
                && before.getLines().equals(after.getLines());
    }
}
