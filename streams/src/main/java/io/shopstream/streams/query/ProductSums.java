package io.shopstream.streams.query;

import io.shopstream.streams.flow.TopologyNames;
import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.pane.ProductKey;
import io.shopstream.streams.pane.Sales;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sums the sales of every product in a range.
 *
 * @param category the only category that counts, null for all
 */
record ProductSums(
        String currency, TimeRange range, @Nullable String category)
        implements Scan<ProductKey, HourPane, ProductSums.Sums> {
    /** Sales by product, then by category. */
    record Sums(Map<String, Map<String, Sales>> products) {
        Sums {
            // Rejects nulls, which another instance might send.
            products = Map.copyOf(products);
            products.values().forEach(sums -> sums.values().forEach(Objects::requireNonNull));
        }
    }

    @Override
    public String store() {
        return TopologyNames.SALES_BY_PRODUCT;
    }

    @Override
    public ProductKey lower() {
        return ProductKey.boundAt(range.firstHour());
    }

    @Override
    public ProductKey upper() {
        return ProductKey.boundAt(range.to());
    }

    @Override
    public Sums merge(Sums one, Sums other) {
        Map<String, Map<String, Sales>> merged = new HashMap<>(one.products);
        other.products.forEach((product, sums) -> merged.merge(product, sums, ProductSums::combined));
        return new Sums(merged);
    }

    // Called only if a product is in two partitions, which the partitioner rules out.
    private static Map<String, Sales> combined(Map<String, Sales> some, Map<String, Sales> more) {
        Map<String, Sales> merged = new HashMap<>(some);
        more.forEach((category, sales) -> merged.merge(category, sales, Sales::plus));
        return merged;
    }

    @Override
    public Class<Sums> partial() {
        return Sums.class;
    }

    @Override
    public StoreReader.Fold<ProductKey, HourPane, Sums> fold() {
        return new Gather(currency, range, category);
    }

    private static final class Gather implements StoreReader.Fold<ProductKey, HourPane, Sums> {
        private final String currency;
        private final TimeRange range;
        private final @Nullable String category;
        private final Map<String, Map<String, Sales>> products = new HashMap<>();

        Gather(String currency, TimeRange range, @Nullable String category) {
            this.currency = currency;
            this.range = range;
            this.category = category;
        }

        @Override
        public void add(ProductKey key, HourPane pane) {
            if (key.currency().equals(currency) && (category == null || category.equals(key.categoryId()))) {
                products.computeIfAbsent(key.productId(), _ -> new HashMap<>())
                        .merge(key.categoryId(), range.sum(key.start(), pane), Sales::plus);
            }
        }

        @Override
        public Sums result() {
            return new Sums(products);
        }
    }
}
