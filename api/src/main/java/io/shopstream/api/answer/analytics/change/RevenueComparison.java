package io.shopstream.api.answer.analytics.change;

import io.shopstream.api.answer.Revenue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Revenue of the former span {@code [from, to)}, and how the range differs from it.
 *
 * @param compare {@code previous} or {@code year}
 * @param averageOrderValue null if either span has no orders
 */
public record RevenueComparison(
        String compare,
        Instant from,
        Instant to,
        AmountChange gross,
        AmountChange returns,
        AmountChange net,
        CountChange orders,
        CountChange units,
        @Nullable AmountChange averageOrderValue) {

    /** @param from start of the former span */
    public static RevenueComparison of(String compare, Instant from, Instant to, Revenue now, Revenue former) {
        return new RevenueComparison(
                compare,
                from,
                to,
                AmountChange.of(now.gross(), former.gross()),
                AmountChange.of(now.returns(), former.returns()),
                AmountChange.of(now.net(), former.net()),
                CountChange.of(now.orders(), former.orders()),
                CountChange.of(now.units(), former.units()),
                AmountChange.ofNullable(now.averageOrderValue(), former.averageOrderValue()));
    }
}
