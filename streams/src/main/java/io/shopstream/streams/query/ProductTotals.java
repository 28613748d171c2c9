package io.shopstream.streams.query;

import io.shopstream.schemas.query.TopProducts;
import io.shopstream.streams.pane.ProductKey;
import io.shopstream.streams.pane.Sales;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Everything one product sold in a range, summed over time and kept apart by category. */
final class ProductTotals {
    // In no id: OrderRules sees to it.
    private static final char SEPARATOR = 0;

    private final String productId;
    private final Map<String, Sales> byCategory = new TreeMap<>();
    private Sales total = Sales.NONE;

    private ProductTotals(String productId) {
        this.productId = productId;
    }

    /** What sums are told apart by: product and category, in one text. */
    static String group(ProductKey pane) {
        return pane.productId() + SEPARATOR + pane.categoryId();
    }

    /** @param sums by {@link #group} */
    static Collection<ProductTotals> of(Map<String, Sales> sums) {
        Map<String, ProductTotals> products = new HashMap<>();
        sums.forEach((group, sales) -> {
            int separator = group.indexOf(SEPARATOR);
            products.computeIfAbsent(group.substring(0, separator), ProductTotals::new)
                    .add(group.substring(separator + 1), sales);
        });
        return products.values();
    }

    private void add(String categoryId, Sales sales) {
        byCategory.merge(categoryId, sales, Sales::plus);
        total = total.plus(sales);
    }

    String productId() {
        return productId;
    }

    Sales total() {
        return total;
    }

    TopProducts.Item item(int rank) {
        return new TopProducts.Item(rank, productId, mainCategory(), total.netMinor(), total.units(), total.orders());
    }

    // A product that changed its category in the range goes by the one that moved more money; ties by category id.
    private String mainCategory() {
        return byCategory.entrySet().stream()
                .max(Comparator.comparingLong((Map.Entry<String, Sales> entry) ->
                                Math.abs(entry.getValue().netMinor()))
                        .thenComparing(Map.Entry.<String, Sales>comparingByKey().reversed()))
                .map(Map.Entry::getKey)
                .orElseThrow(() -> new IllegalStateException("a product is ranked only after it sold something"));
    }
}
