package io.shopstream.api.answer.analytics.customers;

import io.shopstream.api.answer.Tabular;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How the net per customer is distributed, over all orders so far. A customer is one with a sale that stands.
 *
 * @param customers the buckets add up to them
 * @param mean net / customers; null without customers, as are the next five
 * @param median the smallest net that at least half of the customers do not exceed
 * @param p90 the smallest net that at least 90 per cent of them do not exceed
 * @param p99 the smallest net that at least 99 per cent of them do not exceed
 * @param width of all buckets but the open ones at the ends: 1, 2 or 5 times a power of ten
 * @param buckets at most 20, ascending, empty ones included; none without customers
 * @param asOf time of the last load that these figures contain
 */
public record LifetimeValue(
        String currency,
        long customers,
        String net,
        @Nullable String mean,
        @Nullable String median,
        @Nullable String p90,
        @Nullable String p99,
        @Nullable String max,
        @Nullable String width,
        List<LifetimeBucket> buckets,
        Instant asOf)
        implements Tabular {

    public LifetimeValue {
        buckets = List.copyOf(buckets);
    }

    @Override
    public String tableName() {
        return "lifetime-value-" + currency;
    }

    @Override
    public List<String> columns() {
        return List.of("from", "to", "currency", "customers", "net", "share_of_customers", "share_of_net");
    }

    @Override
    public void forEachRow(Consumer<List<? extends @Nullable Object>> row) {
        for (LifetimeBucket some : buckets) {
            row.accept(Arrays.asList(
                    decimal(some.from()),
                    decimal(some.to()),
                    currency,
                    some.customers(),
                    new Decimal(some.net()),
                    some.shareOfCustomers(),
                    some.shareOfNet()));
        }
    }

    private static @Nullable Decimal decimal(@Nullable String amount) {
        return amount == null ? null : new Decimal(amount);
    }
}
