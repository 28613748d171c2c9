package io.shopstream.streams.query;

import io.shopstream.streams.flow.TopologyNames;
import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.pane.ProductKey;
import io.shopstream.streams.pane.Sales;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.KeyValue;
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
        return new Sums(Scan.merged(one.products, other.products, ProductSums::combined));
    }

    // Called only if a product is in two partitions, which the partitioner rules out.
    private static Map<String, Sales> combined(Map<String, Sales> some, Map<String, Sales> more) {
        return Scan.merged(some, more, Sales::plus);
    }

    @Override
    public Class<Sums> partial() {
        return Sums.class;
    }

    @Override
    public Sums fold(Iterator<KeyValue<ProductKey, HourPane>> hours) {
        Map<String, Map<String, Sales>> products = new HashMap<>();
        hours.forEachRemaining(hour -> {
            ProductKey key = hour.key;
            if (key.currency().equals(currency) && (category == null || category.equals(key.categoryId()))) {
                products.computeIfAbsent(key.productId(), _ -> new HashMap<>())
                        .merge(key.categoryId(), range.sum(key.start(), hour.value), Sales::plus);
            }
        });
        return new Sums(products);
    }
}
