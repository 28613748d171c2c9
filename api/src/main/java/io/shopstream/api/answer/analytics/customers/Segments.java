package io.shopstream.api.answer.analytics.customers;

import io.shopstream.api.answer.Tabular;
import io.shopstream.api.answer.analytics.change.Percent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Customers by segment, from none to vip, over all orders so far. A customer who buys in two currencies is in a segment
 * of each.
 *
 * @param repeatRate buyers with two orders or more, as a fraction of all buyers; null without buyers
 * @param asOf time of the last load that these figures contain
 */
public record Segments(
        String currency,
        long customers,
        long buyers,
        @Nullable BigDecimal repeatRate,
        List<Segment> items,
        Instant asOf)
        implements Tabular {

    public Segments {
        items = List.copyOf(items);
    }

    public static Segments of(String currency, List<Segment> items, Instant asOf) {
        long buyers = items.stream().mapToLong(Segment::buyers).sum();
        return new Segments(
                currency,
                items.stream().mapToLong(Segment::customers).sum(),
                buyers,
                Percent.rate(items.stream().mapToLong(Segment::repeatBuyers).sum(), buyers),
                items,
                asOf);
    }

    @Override
    public String tableName() {
        return "segments-" + currency;
    }

    @Override
    public List<String> columns() {
        return List.of(
                "segment",
                "currency",
                "customers",
                "buyers",
                "repeat_buyers",
                "orders",
                "gross",
                "returns",
                "net",
                "net_per_customer",
                "average_order_value",
                "share_of_customers",
                "share_of_net");
    }

    @Override
    public void forEachRow(Consumer<List<? extends @Nullable Object>> row) {
        for (Segment item : items) {
            String average = item.averageOrderValue();
            row.accept(Arrays.asList(
                    item.segment(),
                    currency,
                    item.customers(),
                    item.buyers(),
                    item.repeatBuyers(),
                    item.orders(),
                    new Decimal(item.gross()),
                    new Decimal(item.returns()),
                    new Decimal(item.net()),
                    new Decimal(item.netPerCustomer()),
                    average == null ? null : new Decimal(average),
                    item.shareOfCustomers(),
                    item.shareOfNet()));
        }
    }
}
