package io.shopstream.api.answer;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Products of a rolling window, ranked over {@code [from, to)} by the state stores, ties by product id.
 *
 * @param window the requested rolling window
 * @param source always {@code live}
 * @param stale true if the store that answered is {@code lag} records behind
 * @param processedThrough every order acknowledged by then is included; null if unknown
 */
public record ProductRanking(
        String currency,
        @Nullable String window,
        Instant from,
        Instant to,
        String by,
        @Nullable String category,
        List<RankedProduct> items,
        String source,
        Instant asOf,
        boolean stale,
        long lag,
        @Nullable Instant processedThrough)
        implements Tabular {

    public ProductRanking {
        items = List.copyOf(items);
    }

    @Override
    public String tableName() {
        return "top-products-" + currency;
    }

    @Override
    public List<String> columns() {
        return List.of("rank", "product_id", "name", "category", "currency", "net", "units", "orders");
    }

    @Override
    public void forEachRow(Consumer<List<? extends @Nullable Object>> row) {
        for (RankedProduct item : items) {
            row.accept(Arrays.asList(
                    item.rank(),
                    item.productId(),
                    item.name(),
                    item.category(),
                    currency,
                    new Decimal(item.net()),
                    item.units(),
                    item.orders()));
        }
    }
}
