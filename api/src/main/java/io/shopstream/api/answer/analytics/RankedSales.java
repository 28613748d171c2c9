package io.shopstream.api.answer.analytics;

import io.shopstream.api.answer.Tabular;
import io.shopstream.api.answer.analytics.change.ChangeColumns;
import io.shopstream.api.answer.analytics.change.ComparedWith;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Products ranked over {@code [from, to)} by the warehouse, ties by product id. It has every field of the ranking from
 * the state stores, so that a program can read both.
 *
 * @param window always null
 * @param order {@code best} or {@code worst} first
 * @param margins whether items have their costs and margins, as far as they are known
 * @param source {@code mart} or {@code facts}; both are exact
 * @param stale always false
 * @param lag always 0
 * @param processedThrough always null
 * @param timeZone in which dates of the request began
 * @param country shipping country to which the sales are restricted; null for all
 * @param channel sales channel to which they are restricted; null for all
 * @param comparedWith null if nothing is compared
 */
public record RankedSales(
        String currency,
        @Nullable String window,
        Instant from,
        Instant to,
        String by,
        String order,
        boolean margins,
        @Nullable String category,
        List<ProductSales> items,
        String source,
        Instant asOf,
        boolean stale,
        long lag,
        @Nullable Instant processedThrough,
        String timeZone,
        @Nullable String country,
        @Nullable String channel,
        @Nullable ComparedWith comparedWith)
        implements Tabular {

    public RankedSales {
        items = List.copyOf(items);
    }

    @Override
    public String tableName() {
        return "top-products-" + currency;
    }

    @Override
    public List<String> columns() {
        List<String> columns = new ArrayList<>(
                List.of("rank", "product_id", "name", "category", "currency", "net", "units", "orders"));
        if (margins) {
            columns.addAll(List.of("cost", "margin", "margin_rate"));
        }
        return ChangeColumns.names(columns, comparedWith, ProductChanges.FIGURES);
    }

    @Override
    public void forEachRow(Consumer<List<? extends @Nullable Object>> row) {
        for (ProductSales item : items) {
            List<@Nullable Object> cells = new ArrayList<>(Arrays.asList(
                    item.rank(),
                    item.productId(),
                    item.name(),
                    item.category(),
                    currency,
                    new Decimal(item.net()),
                    item.units(),
                    item.orders()));
            if (margins) {
                cells.addAll(Arrays.asList(decimal(item.cost()), decimal(item.margin()), item.marginRate()));
            }
            row.accept(ChangeColumns.row(cells, item.changes()));
        }
    }

    private static @Nullable Decimal decimal(@Nullable String amount) {
        return amount == null ? null : new Decimal(amount);
    }
}
