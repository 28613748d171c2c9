package io.shopstream.api.answer.reports;

import io.shopstream.api.answer.Revenue;
import io.shopstream.api.answer.Tabular;
import io.shopstream.api.answer.analytics.SpanTotals;
import io.shopstream.api.answer.analytics.change.ComparedWith;
import io.shopstream.api.answer.analytics.customers.CustomerMetrics;
import io.shopstream.api.answer.analytics.visits.VisitCounts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The figures of {@code [from, to)} on one page. Each is that of the address below {@code /api/analytics} that has it,
 * for the same range and filter; as a table it has one row per figure.
 *
 * @param timeZone in which dates of the request began
 * @param averageOrderValue gross per order; null without orders
 * @param ordersLost sales placed in the range that were cancelled or refunded since
 * @param customers who bought in the range
 * @param newCustomers of these, those who had never bought before in this currency
 * @param repeatRate of the customers, the fraction who bought more than once in the range; null without customers
 * @param lifetimeValue what a customer of the range bought less what was returned, until {@code to}, on average; null
 *     without customers
 * @param churnDays days without an order after which a customer counts as churned
 * @param churnRate of those who ever bought before {@code to}, the fraction who stayed away for so long; null if nobody
 *     did
 * @param sessions visits that began in the range; null with a filter, and where an end of the range is not at a whole
 *     hour of UTC, by which visits are counted
 * @param conversionRate visits that bought, as a fraction of all; null without visits or where they are not known
 * @param comparedWith null if nothing is compared
 * @param changes null if nothing is compared
 * @param source of the revenue: {@code mart} or {@code facts}; both are exact
 * @param asOf time of the last load that these figures contain
 */
public record Summary(
        String currency,
        Instant from,
        Instant to,
        String timeZone,
        String gross,
        String returns,
        String net,
        long orders,
        long units,
        @Nullable String averageOrderValue,
        long ordersLost,
        long customers,
        long newCustomers,
        long returningCustomers,
        @Nullable BigDecimal repeatRate,
        @Nullable String lifetimeValue,
        int churnDays,
        @Nullable BigDecimal churnRate,
        @Nullable Long sessions,
        @Nullable BigDecimal conversionRate,
        @Nullable ComparedWith comparedWith,
        @Nullable SummaryChanges changes,
        @Nullable String category,
        @Nullable String country,
        @Nullable String channel,
        String source,
        Instant asOf)
        implements Tabular {

    /** @param customers of the same range and filter */
    public static Summary of(
            SpanTotals totals, CustomerMetrics customers, @Nullable SummaryChanges changes, Instant asOf) {
        Revenue revenue = totals.revenue();
        VisitCounts visits = totals.visits();
        return new Summary(
                customers.currency(),
                customers.from(),
                customers.to(),
                customers.timeZone(),
                revenue.gross().toPlainString(),
                revenue.returns().toPlainString(),
                revenue.net().toPlainString(),
                revenue.orders(),
                revenue.units(),
                revenue.averageOrderValue(),
                totals.ordersLost(),
                customers.customers(),
                customers.newCustomers(),
                customers.returningCustomers(),
                customers.repeatRate(),
                customers.lifetimeValue(),
                customers.churnDays(),
                customers.churnRate(),
                visits == null ? null : visits.sessions(),
                visits == null ? null : visits.conversionRate(),
                customers.comparedWith(),
                changes,
                customers.category(),
                customers.country(),
                customers.channel(),
                totals.source(),
                asOf);
    }

    @Override
    public String tableName() {
        return "summary-" + currency;
    }

    @Override
    public List<String> columns() {
        return SummaryTable.COLUMNS;
    }

    @Override
    public void forEachRow(Consumer<List<? extends @Nullable Object>> row) {
        SummaryTable.rows(this).forEach(row);
    }
}
