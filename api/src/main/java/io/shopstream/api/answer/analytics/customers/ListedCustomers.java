package io.shopstream.api.answer.analytics.customers;

import io.shopstream.api.answer.Tabular;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The customers that a figure counts, those with the highest net first, ties by id.
 *
 * @param group who belongs to it, in words
 * @param to exclusive: only what was placed before it counts; null if all orders so far count
 * @param customers all of the group, listed or not
 * @param orders their sales that stand
 * @param net of all their orders that stand
 * @param items as many as the limit allows
 * @param asOf time of the last load that these figures contain
 */
public record ListedCustomers(
        String currency,
        String group,
        @Nullable Instant to,
        long customers,
        long orders,
        String net,
        List<ListedCustomer> items,
        Instant asOf)
        implements Tabular {

    public ListedCustomers {
        items = List.copyOf(items);
    }

    /**
     * One customer, without name and address: those are in the data of users, for who may see them.
     *
     * @param orders sales that stand
     * @param units bought less units returned
     * @param returns zero or negative
     * @param net gross and returns
     * @param firstOrderAt when the first sale that stands was placed; null if none stands
     * @param lastOrderAt when the last sale that stands was placed; null if none stands
     */
    public record ListedCustomer(
            String userId,
            long orders,
            long units,
            String gross,
            String returns,
            String net,
            @Nullable Instant firstOrderAt,
            @Nullable Instant lastOrderAt) {}

    @Override
    public String tableName() {
        return "customers-" + currency;
    }

    @Override
    public List<String> columns() {
        return List.of(
                "user_id", "currency", "orders", "units", "gross", "returns", "net", "first_order_at", "last_order_at");
    }

    @Override
    public void forEachRow(Consumer<List<? extends @Nullable Object>> row) {
        for (ListedCustomer item : items) {
            row.accept(Arrays.asList(
                    item.userId(),
                    currency,
                    item.orders(),
                    item.units(),
                    new Decimal(item.gross()),
                    new Decimal(item.returns()),
                    new Decimal(item.net()),
                    item.firstOrderAt(),
                    item.lastOrderAt()));
        }
    }
}
