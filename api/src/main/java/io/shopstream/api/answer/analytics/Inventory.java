package io.shopstream.api.answer.analytics;

import io.shopstream.api.answer.Tabular;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stock of the products of the catalogue, those that run out first at the top, ties by product id.
 *
 * @param category id to which the products are restricted; null for all
 * @param products how many there are; {@code items} has the first ones
 * @param lastDay last of the 90 days that are counted, UTC; null if nothing was ever ordered or there are no products
 * @param days how many are counted
 * @param timeZone always UTC: the warehouse has stock by its days only
 * @param asOf time of the last load that these figures contain
 */
public record Inventory(
        @Nullable String category,
        long products,
        List<InventoryItem> items,
        @Nullable LocalDate lastDay,
        String timeZone,
        int days,
        Instant asOf)
        implements Tabular {

    public Inventory {
        items = List.copyOf(items);
    }

    @Override
    public String tableName() {
        return "inventory";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "product_id",
                "name",
                "category_id",
                "stock_quantity",
                "currency",
                "stock_value",
                "units_sold",
                "average_stock",
                "turnover",
                "days_of_stock");
    }

    @Override
    public void forEachRow(Consumer<List<? extends @Nullable Object>> row) {
        for (InventoryItem item : items) {
            String value = item.stockValue();
            row.accept(Arrays.asList(
                    item.productId(),
                    item.name(),
                    item.categoryId(),
                    item.stockQuantity(),
                    item.currency(),
                    value == null ? null : new Decimal(value),
                    item.unitsSold(),
                    item.averageStock(),
                    item.turnover(),
                    item.daysOfStock()));
        }
    }
}
