package io.shopstream.api.answer.reports;

import io.shopstream.api.answer.Revenue;
import io.shopstream.api.answer.analytics.SpanTotals;
import io.shopstream.api.answer.analytics.change.AmountChange;
import io.shopstream.api.answer.analytics.change.CountChange;
import io.shopstream.api.answer.analytics.change.RateChange;
import io.shopstream.api.answer.analytics.customers.CustomerComparison;
import io.shopstream.api.answer.analytics.visits.VisitCounts;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The figures of the former span {@code [from, to)}, and how the range differs from it.
 *
 * @param compare {@code previous} or {@code year}
 * @param averageOrderValue null if either span has no orders
 * @param repeatRate a fraction; null if either span has no customers
 * @param lifetimeValue null if either span has no customers
 * @param churnRate a fraction; null if nobody had bought before the end of either span
 * @param sessions null if the visits of either span are not known
 * @param conversionRate a fraction; null if the visits of either span are not known, or if there were none
 */
public record SummaryComparison(
        String compare,
        Instant from,
        Instant to,
        AmountChange gross,
        AmountChange returns,
        AmountChange net,
        CountChange orders,
        CountChange units,
        @Nullable AmountChange averageOrderValue,
        CountChange ordersLost,
        CountChange customers,
        CountChange newCustomers,
        CountChange returningCustomers,
        @Nullable RateChange repeatRate,
        @Nullable AmountChange lifetimeValue,
        @Nullable RateChange churnRate,
        @Nullable CountChange sessions,
        @Nullable RateChange conversionRate) {

    /** @param customers of the same two spans; null if they were not compared, which is an error */
    public static SummaryComparison of(SpanTotals now, SpanTotals former, @Nullable CustomerComparison customers) {
        CustomerComparison compared = Objects.requireNonNull(customers, "customers of the former span");
        Revenue revenue = now.revenue();
        Revenue earlier = former.revenue();
        VisitCounts visits = now.visits();
        VisitCounts before = former.visits();
        return new SummaryComparison(
                compared.compare(),
                compared.from(),
                compared.to(),
                AmountChange.of(revenue.gross(), earlier.gross()),
                AmountChange.of(revenue.returns(), earlier.returns()),
                AmountChange.of(revenue.net(), earlier.net()),
                CountChange.of(revenue.orders(), earlier.orders()),
                CountChange.of(revenue.units(), earlier.units()),
                AmountChange.ofNullable(revenue.averageOrderValue(), earlier.averageOrderValue()),
                CountChange.of(now.ordersLost(), former.ordersLost()),
                compared.customers(),
                compared.newCustomers(),
                compared.returningCustomers(),
                compared.repeatRate(),
                compared.lifetimeValue(),
                compared.churnRate(),
                visits == null || before == null ? null : CountChange.of(visits.sessions(), before.sessions()),
                visits == null || before == null
                        ? null
                        : RateChange.ofNullable(visits.conversionRate(), before.conversionRate()));
    }
}
