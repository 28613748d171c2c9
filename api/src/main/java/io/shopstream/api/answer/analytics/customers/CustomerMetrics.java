package io.shopstream.api.answer.analytics.customers;

import io.shopstream.api.answer.Tabular;
import io.shopstream.api.answer.analytics.change.ChangeColumns;
import io.shopstream.api.answer.analytics.change.Changes;
import io.shopstream.api.answer.analytics.change.ComparedWith;
import io.shopstream.api.answer.analytics.change.Indexed;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who bought in {@code [from, to)}. All figures are as of {@code to}: orders placed later change nothing, a
 * cancellation since then does. Orders that name no customer are in {@code anonymousOrders} only.
 *
 * @param customers who bought in the range
 * @param newCustomers of these, those who had never bought before in this currency
 * @param returningCustomers of these, those who had
 * @param repeatRate of these, the fraction who bought more than once in the range; null without customers
 * @param orders their sales in the range that stand
 * @param ordersPerCustomer null without customers
 * @param gross of these sales
 * @param averageOrderValue gross per order; null without orders
 * @param lifetimeValue what a customer of the range bought less what was returned, until {@code to}, on average; null
 *     without customers
 * @param customersEver who bought before {@code to}
 * @param churnDays days without an order after which a customer counts as churned
 * @param churned of those who ever bought, those who did not in the {@code churnDays} days (of the time zone) before
 *     {@code to}
 * @param churnRate as a fraction of {@code customersEver}; null if that is zero
 * @param granularity of the series
 * @param series ascending, buckets without customers left out; null with granularity {@code none}
 * @param formerSeries of the former span; null if nothing is compared, or without a series
 * @param comparedWith null if nothing is compared
 * @param changes of the whole; null if nothing is compared
 * @param source always {@code facts}
 * @param asOf time of the last load that these figures contain
 */
public record CustomerMetrics(
        String currency,
        Instant from,
        Instant to,
        String granularity,
        String timeZone,
        long customers,
        long newCustomers,
        long returningCustomers,
        @Nullable BigDecimal repeatRate,
        long orders,
        @Nullable BigDecimal ordersPerCustomer,
        String gross,
        @Nullable String averageOrderValue,
        @Nullable String lifetimeValue,
        long customersEver,
        int churnDays,
        long churned,
        @Nullable BigDecimal churnRate,
        long anonymousOrders,
        @Nullable List<CustomerBucket> series,
        @Nullable List<CustomerBucket> formerSeries,
        @Nullable ComparedWith comparedWith,
        @Nullable CustomerChanges changes,
        @Nullable String category,
        @Nullable String country,
        @Nullable String channel,
        String source,
        Instant asOf)
        implements Tabular {

    /** To what the orders are restricted; null for all. */
    public record Filter(
            @Nullable String category,
            @Nullable String country,
            @Nullable String channel) {}

    /** By what the range is cut into buckets. */
    public record Cut(String granularity, String timeZone) {}

    /** Buckets of the range and of the former span; null where there are none, see {@link CustomerMetrics}. */
    public record Series(
            @Nullable List<CustomerBucket> now, @Nullable List<CustomerBucket> former) {}

    public static CustomerMetrics of(
            String currency,
            Instant from,
            Instant to,
            Cut cut,
            int churnDays,
            CustomerFigures figures,
            Series series,
            @Nullable ComparedWith comparedWith,
            @Nullable CustomerChanges changes,
            Filter filter,
            Instant asOf) {
        Buyers buyers = figures.buyers();
        return new CustomerMetrics(
                currency,
                from,
                to,
                cut.granularity(),
                cut.timeZone(),
                buyers.customers(),
                buyers.newCustomers(),
                buyers.returningCustomers(),
                buyers.repeatRate(),
                buyers.orders(),
                buyers.ordersPerCustomer(),
                buyers.gross().toPlainString(),
                buyers.averageOrderValue(),
                buyers.lifetimeValue(),
                figures.customersEver(),
                churnDays,
                figures.churned(),
                figures.churnRate(),
                figures.anonymousOrders(),
                series.now(),
                series.former(),
                comparedWith,
                changes,
                filter.category(),
                filter.country(),
                filter.channel(),
                "facts",
                asOf);
    }

    @Override
    public String tableName() {
        return "customers-" + currency;
    }

    @Override
    public List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("start", "currency"));
        columns.addAll(CustomerBucket.FIGURES);
        return ChangeColumns.names(columns, comparedWith, CustomerBucket.FIGURES);
    }

    @Override
    public void forEachRow(Consumer<List<? extends @Nullable Object>> row) {
        if (series == null) {
            row.accept(row(whole(), changes == null ? null : changes.ofBuyers()));
            return;
        }
        Map<Integer, CustomerBucket> former = Indexed.byIndex(formerSeries);
        for (CustomerBucket bucket : series) {
            row.accept(row(
                    bucket,
                    ChangeColumns.ofBucket(
                            bucket,
                            comparedWith,
                            CustomerBucket.FIGURES,
                            () -> bucket.comparedWith(former.get(bucket.index())))));
        }
    }

    private List<@Nullable Object> row(CustomerBucket bucket, @Nullable Changes compared) {
        return ChangeColumns.row(
                Arrays.asList(
                        bucket.start(),
                        currency,
                        bucket.customers(),
                        bucket.newCustomers(),
                        bucket.returningCustomers(),
                        bucket.repeatRate(),
                        bucket.orders(),
                        bucket.ordersPerCustomer(),
                        new Decimal(bucket.gross()),
                        decimal(bucket.averageOrderValue()),
                        decimal(bucket.lifetimeValue())),
                compared);
    }

    private CustomerBucket whole() {
        return new CustomerBucket(
                0,
                from,
                customers,
                newCustomers,
                returningCustomers,
                repeatRate,
                orders,
                ordersPerCustomer,
                gross,
                averageOrderValue,
                lifetimeValue);
    }

    private static @Nullable Decimal decimal(@Nullable String amount) {
        return amount == null ? null : new Decimal(amount);
    }
}
