package io.shopstream.api.answer.analytics;

import io.shopstream.api.answer.Revenue;
import io.shopstream.api.answer.analytics.change.Change;
import io.shopstream.api.answer.analytics.change.Changes;
import io.shopstream.api.answer.analytics.change.Indexed;
import io.shopstream.api.answer.analytics.change.RevenueChanges;
import io.shopstream.api.answer.analytics.visits.VisitCounts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The measures of one bucket, in the currency of the answer.
 *
 * @param index from 0, empty buckets counted: equal indexes of a series and of the former one belong together
 * @param averageOrderValue null without orders
 * @param customers different ones who bought; do not add buckets, as the same customer may count in each
 * @param newCustomers of these, those who had never bought before in this currency
 * @param ordersLost sales placed here that were cancelled or refunded since
 * @param sessions visits that began here; null where they are not known, see {@link Trends}
 * @param conversionRate visits that bought, as a fraction of all; null without visits or where they are not known
 */
public record TrendBucket(
        int index,
        Instant start,
        String gross,
        String returns,
        String net,
        long orders,
        long units,
        @Nullable String averageOrderValue,
        long customers,
        long newCustomers,
        long ordersLost,
        @Nullable Long sessions,
        @Nullable BigDecimal conversionRate)
        implements Indexed {
    static final List<String> FIGURES = List.of(
            "gross",
            "returns",
            "net",
            "orders",
            "units",
            "average_order_value",
            "customers",
            "new_customers",
            "orders_lost",
            "sessions",
            "conversion_rate");

    /** @param visits null where they are not known */
    public static TrendBucket of(
            int index,
            Instant start,
            Revenue revenue,
            long customers,
            long newCustomers,
            long ordersLost,
            @Nullable VisitCounts visits) {
        return new TrendBucket(
                index,
                start,
                revenue.gross().toPlainString(),
                revenue.returns().toPlainString(),
                revenue.net().toPlainString(),
                revenue.orders(),
                revenue.units(),
                revenue.averageOrderValue(),
                customers,
                newCustomers,
                ordersLost,
                visits == null ? null : visits.sessions(),
                visits == null ? null : visits.conversionRate());
    }

    Changes comparedWith(TrendBucket former) {
        List<@Nullable Change<?>> changes =
                new ArrayList<>(RevenueChanges.of(revenue(), former.revenue()).all());
        changes.add(Change.of(customers, former.customers));
        changes.add(Change.of(newCustomers, former.newCustomers));
        changes.add(Change.of(ordersLost, former.ordersLost));
        changes.add(Change.ofCounts(sessions, former.sessions));
        changes.add(Change.ofRates(conversionRate, former.conversionRate));
        return () -> changes;
    }

    private Revenue revenue() {
        return new Revenue(new BigDecimal(gross), new BigDecimal(returns), new BigDecimal(net), orders, units);
    }
}
