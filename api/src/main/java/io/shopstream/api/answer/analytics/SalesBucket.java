package io.shopstream.api.answer.analytics;

import io.shopstream.api.answer.Revenue;
import io.shopstream.api.answer.analytics.change.Change;
import io.shopstream.api.answer.analytics.change.Changes;
import io.shopstream.api.answer.analytics.change.Indexed;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The revenue of one bucket, in the currency of the answer.
 *
 * @param index from 0, empty buckets counted: equal indexes of a series and of the former one belong together
 */
public record SalesBucket(int index, Instant start, String gross, String returns, String net, long orders, long units)
        implements Indexed {
    public static final List<String> FIGURES = List.of("gross", "returns", "net", "orders", "units");

    public static SalesBucket of(int index, Instant start, Revenue revenue) {
        return new SalesBucket(
                index,
                start,
                revenue.gross().toPlainString(),
                revenue.returns().toPlainString(),
                revenue.net().toPlainString(),
                revenue.orders(),
                revenue.units());
    }

    /** @param former null if nothing was sold in it */
    public Changes comparedWith(@Nullable SalesBucket former) {
        SalesBucket before = former == null ? of(index, start, Revenue.ZERO) : former;
        return () -> Arrays.asList(
                Change.ofAmounts(gross, before.gross),
                Change.ofAmounts(returns, before.returns),
                Change.ofAmounts(net, before.net),
                Change.of(orders, before.orders),
                Change.of(units, before.units));
    }
}
