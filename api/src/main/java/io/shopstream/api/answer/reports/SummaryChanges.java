package io.shopstream.api.answer.reports;

import io.shopstream.api.answer.Revenue;
import io.shopstream.api.answer.analytics.SpanTotals;
import io.shopstream.api.answer.analytics.change.Change;
import io.shopstream.api.answer.analytics.customers.CustomerChanges;
import io.shopstream.api.answer.analytics.visits.VisitCounts;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the figures of a range differ from those of the former span.
 *
 * @param averageOrderValue null if either span has no orders
 * @param repeatRate a fraction; null if either span has no customers
 * @param lifetimeValue null if either span has no customers
 * @param churnRate a fraction; null if nobody had bought before the end of either span
 * @param sessions null if the visits of either span are not known
 * @param conversionRate a fraction; null if the visits of either span are not known, or if there were none
 */
public record SummaryChanges(
        Change<String> gross,
        Change<String> returns,
        Change<String> net,
        Change<Long> orders,
        Change<Long> units,
        @Nullable Change<String> averageOrderValue,
        Change<Long> ordersLost,
        Change<Long> customers,
        Change<Long> newCustomers,
        Change<Long> returningCustomers,
        @Nullable Change<BigDecimal> repeatRate,
        @Nullable Change<String> lifetimeValue,
        @Nullable Change<BigDecimal> churnRate,
        @Nullable Change<Long> sessions,
        @Nullable Change<BigDecimal> conversionRate) {

    /** @param customers of the same two spans; null if they were not compared, which is an error */
    public static SummaryChanges of(SpanTotals now, SpanTotals former, @Nullable CustomerChanges customers) {
        CustomerChanges compared = Objects.requireNonNull(customers, "customers of the former span");
        Revenue revenue = now.revenue();
        Revenue earlier = former.revenue();
        VisitCounts visits = now.visits();
        VisitCounts before = former.visits();
        return new SummaryChanges(
                Change.of(revenue.gross(), earlier.gross()),
                Change.of(revenue.returns(), earlier.returns()),
                Change.of(revenue.net(), earlier.net()),
                Change.of(revenue.orders(), earlier.orders()),
                Change.of(revenue.units(), earlier.units()),
                Change.ofAmounts(revenue.averageOrderValue(), earlier.averageOrderValue()),
                Change.of(now.ordersLost(), former.ordersLost()),
                compared.customers(),
                compared.newCustomers(),
                compared.returningCustomers(),
                compared.repeatRate(),
                compared.lifetimeValue(),
                compared.churnRate(),
                visits == null || before == null ? null : Change.of(visits.sessions(), before.sessions()),
                visits == null || before == null
                        ? null
                        : Change.ofRates(visits.conversionRate(), before.conversionRate()));
    }
}
