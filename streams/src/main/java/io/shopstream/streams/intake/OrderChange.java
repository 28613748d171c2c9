package io.shopstream.streams.intake;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.rules.Standing;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Replacement of an order version by a newer one. Every aggregate subtracts the contribution of the old version and
 * adds that of the new one.
 *
 * @param before the highest version until now; null for the first version of an order
 * @param after the highest version now
 */
public record OrderChange(@Nullable Order before, Order after) {
    /**
     * False if no aggregate can tell the two versions apart: most changes only advance the status of an order that
     * stands. This method is the only list of the order fields that aggregates read.
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
