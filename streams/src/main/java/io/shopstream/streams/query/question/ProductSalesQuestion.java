package io.shopstream.streams.query.question;

import io.shopstream.schemas.sales.Sales;
import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.pane.ProductSalesHourKey;
import io.shopstream.streams.topology.TopologyNames;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the sales of every product in a range.
 *
 * @param category the only category that counts, null for all
 */
public record ProductSalesQuestion(
        String currency, PaneRange range, @Nullable String category)
        implements Question<ProductSalesHourKey, HourPane, ProductSalesQuestion.Sums> {

    /** Sales by product, then by category. */
    public record Sums(Map<String, Map<String, Sales>> products) implements PartialAnswer<Sums> {
        public Sums {
            // Rejects nulls, which another instance might send.
            products = Map.copyOf(products);
            products.values().forEach(sums -> sums.values().forEach(Objects::requireNonNull));
        }

        @Override
        public Sums merge(Sums other) {
            return new Sums(Merging.maps(products, other.products, Sums::combined));
        }

        // Called only if a product is in two partitions, which the partitioner rules out.
        private static Map<String, Sales> combined(Map<String, Sales> some, Map<String, Sales> more) {
            return Merging.maps(some, more, Sales::plus);
        }
    }

    @Override
    public String store() {
        return TopologyNames.SALES_BY_PRODUCT;
    }

    @Override
    public Sums answer(ReadOnlyKeyValueStore<ProductSalesHourKey, HourPane> partition) {
        Map<String, Map<String, Sales>> products = new HashMap<>();
        Scan.hours(partition, ProductSalesHourKey::boundAt, range, (key, pane) -> {
            if (key.currency().equals(currency) && (category == null || category.equals(key.categoryId()))) {
                products.computeIfAbsent(key.productId(), _ -> new HashMap<>())
                        .merge(key.categoryId(), range.sum(key.start(), pane), Sales::plus);
            }
        });
        return new Sums(products);
    }
}
