package io.shopstream.sink.table;

import io.shopstream.schemas.avro.Campaign;
import io.shopstream.schemas.avro.Category;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.avro.User;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The dimension tables. A row without a record is inferred: everything but its id is null or the default. */
public final class DimensionTables {
    public static final TableDefinition<DimensionRow<Campaign>> CAMPAIGNS = dimension(
            "campaigns",
            "campaign_id",
            List.of(
                    Column.text("name", of(Campaign::getName)),
                    Column.text("channel", of(Campaign::getChannel)),
                    Column.date("starts_on", of(Campaign::getStartsOn)),
                    Column.date("ends_on", of(Campaign::getEndsOn)),
                    Column.text("currency", of(Campaign::getCurrency)),
                    Column.moneyOrNull("budget", of(Campaign::getBudgetMinor))));

    public static final TableDefinition<DimensionRow<Category>> CATEGORIES = dimension(
            "categories",
            "category_id",
            List.of(
                    Column.text("name", of(Category::getName)),
                    Column.text("department", of(Category::getDepartment))));

    public static final TableDefinition<DimensionRow<Product>> PRODUCTS = dimension(
            "products",
            "product_id",
            List.of(
                    Column.text("name", of(Product::getName)),
                    Column.text("category_id", of(Product::getCategoryId)),
                    Column.text("currency", of(Product::getCurrency)),
                    Column.moneyOrNull("price", of(Product::getPriceMinor)),
                    Column.moneyOrNull("cost", of(Product::getCostMinor)),
                    Column.int8OrNull("stock_quantity", of(Product::getStockQuantity)),
                    Column.bool("active", DimensionTables::active)));

    public static final TableDefinition<DimensionRow<User>> USERS = dimension(
            "users",
            "user_id",
            List.of(
                    Column.text("name", of(User::getName)),
                    Column.text("email", of(User::getEmail)),
                    Column.text("country", of(User::getCountry)),
                    Column.text("city", of(User::getCity)),
                    Column.text("customer_type", of(User::getCustomerType)),
                    Column.timestamptz("registered_at", of(User::getRegisteredAt))));

    private DimensionTables() {}

    private static <V> TableDefinition<DimensionRow<V>> dimension(
            String table, String id, List<Column<DimensionRow<V>>> attributes) {
        List<Column<DimensionRow<V>>> columns = new ArrayList<>();
        columns.add(Column.text(id, DimensionRow::id));
        columns.addAll(attributes);
        columns.add(Column.bool("inferred", DimensionRow::inferred));
        columns.add(Column.bool("deleted", DimensionRow::deleted));
        columns.add(Column.int8("version", DimensionRow::version));
        return new TableDefinition<>("warehouse", table, List.of(id), columns);
    }

    private static <V, T> Function<DimensionRow<V>, @Nullable T> of(Function<V, @Nullable T> attribute) {
        return row -> {
            V value = row.value();
            return value == null ? null : attribute.apply(value);
        };
    }

    // A product without a record counts as active, as by the column's default.
    private static boolean active(DimensionRow<Product> row) {
        Product product = row.value();
        return product == null || product.getActive();
    }
}
