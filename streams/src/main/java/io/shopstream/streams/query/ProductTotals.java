package io.shopstream.streams.query;

import io.shopstream.schemas.query.TopProducts;
import io.shopstream.schemas.sales.Sales;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** Sums what one product sold in a range, in total and by category. */
final class ProductTotals {
    private final String productId;
    private final Map<String, Sales> byCategory = new TreeMap<>();
    private Sales total = Sales.NONE;

    ProductTotals(String productId) {
        this.productId = productId;
    }

    void add(String categoryId, Sales sales) {
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

    // A product that changed category in the range is listed under the category with the larger amount; ties by
    // category id.
    private String mainCategory() {
        return byCategory.entrySet().stream()
                .max(Comparator.comparingLong((Map.Entry<String, Sales> entry) ->
                                Math.abs(entry.getValue().netMinor()))
                        .thenComparing(Map.Entry.<String, Sales>comparingByKey().reversed()))
                .map(Map.Entry::getKey)
                .orElseThrow(() -> new IllegalStateException("a product is ranked only after it sold something"));
    }
}
