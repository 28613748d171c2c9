package io.shopstream.api.answer.analytics.customers;

import io.shopstream.api.answer.Tabular;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Buyers by recency, frequency and monetary value, as of {@code to}. A buyer is a customer with a sale before then that
 * stands.
 *
 * @param country of shipping, to which the orders are restricted; null for all
 * @param to exclusive: only what was placed before it counts
 * @param customers buyers; segments, and cells of the grid, add up to them
 * @param orders their sales that stand
 * @param net of all their orders
 * @param segments all six, each buyer in one
 * @param grid all 25 cells, recency descending, then frequency ascending
 * @param quintiles what each score means: all 15, by measure, from 5 to 1
 * @param asOf time of the last load that these figures contain
 */
public record RfmAnalysis(
        String currency,
        @Nullable String country,
        Instant to,
        long customers,
        long orders,
        String net,
        List<RfmSegment> segments,
        List<RfmCell> grid,
        List<RfmQuintile> quintiles,
        Instant asOf)
        implements Tabular {

    public RfmAnalysis {
        segments = List.copyOf(segments);
        grid = List.copyOf(grid);
        quintiles = List.copyOf(quintiles);
    }

    @Override
    public String tableName() {
        return "rfm-" + currency;
    }

    @Override
    public List<String> columns() {
        return List.of(
                "segment",
                "rule",
                "currency",
                "customers",
                "orders",
                "net",
                "net_per_customer",
                "share_of_customers",
                "share_of_net");
    }

    @Override
    public void forEachRow(Consumer<List<? extends @Nullable Object>> row) {
        for (RfmSegment some : segments) {
            String mean = some.netPerCustomer();
            row.accept(Arrays.asList(
                    some.segment(),
                    some.rule(),
                    currency,
                    some.customers(),
                    some.orders(),
                    new Decimal(some.net()),
                    mean == null ? null : new Decimal(mean),
                    some.shareOfCustomers(),
                    some.shareOfNet()));
        }
    }
}
