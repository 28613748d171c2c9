package io.shopstream.api.answer.analytics;

import io.shopstream.api.answer.Revenue;
import io.shopstream.api.answer.analytics.change.Changes;
import io.shopstream.api.answer.analytics.change.Indexed;
import io.shopstream.api.answer.analytics.change.RevenueChanges;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The revenue of one bucket, in the currency of the answer.
 *
 * @param index from 0, empty buckets counted: equal indexes of a series and of the former one belong together
 */
public record SalesBucket(int index, Instant start, String gross, String returns, String net, long orders, long units)
        implements Indexed {

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
        return RevenueChanges.of(revenue(), former == null ? Revenue.ZERO : former.revenue());
    }

    private Revenue revenue() {
        return new Revenue(new BigDecimal(gross), new BigDecimal(returns), new BigDecimal(net), orders, units);
    }
}
