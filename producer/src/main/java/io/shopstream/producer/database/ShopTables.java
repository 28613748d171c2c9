package io.shopstream.producer.database;

import io.shopstream.producer.catalogue.CampaignRow;
import io.shopstream.producer.catalogue.CategoryRow;
import io.shopstream.producer.catalogue.CustomerType;
import io.shopstream.producer.catalogue.ProductRow;
import io.shopstream.producer.catalogue.UserRow;
import io.shopstream.schemas.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Maps the shop's tables, column by column. */
final class ShopTables {
    private static final String EVERY_ROW = "true";

    static final Table<UserRow> USERS = new Table<>(
            "shop.users",
            List.of(
                    new ShopColumn<>("user_id", "text", UserRow::id),
                    new ShopColumn<>("name", "text", UserRow::name),
                    new ShopColumn<>("email", "text", UserRow::email),
                    new ShopColumn<>("country", "text", UserRow::country),
                    new ShopColumn<>("city", "text", UserRow::city),
                    new ShopColumn<>("customer_type", "text", row -> row.type().code()),
                    new ShopColumn<>("registered_at", "timestamptz", row -> millis(row.registeredAt()))),
            UserRow::id,
            notBlank("user_id") + " and " + sane("registered_at", "timestamptz"),
            // Forgotten users do not come back.
            "name is not null and email is not null and city is not null",
            columns -> new UserRow(
                    columns.getString(1),
                    columns.getString(2),
                    columns.getString(3),
                    columns.getString(4),
                    columns.getString(5),
                    CustomerType.ofCode(columns.getString(6)),
                    instant(columns, 7)));

    static final Table<CategoryRow> CATEGORIES = new Table<>(
            "shop.categories",
            List.of(
                    new ShopColumn<>("category_id", "text", CategoryRow::id),
                    new ShopColumn<>("name", "text", CategoryRow::name),
                    new ShopColumn<>("department", "text", CategoryRow::department)),
            CategoryRow::id,
            notBlank("category_id"),
            EVERY_ROW,
            columns -> new CategoryRow(columns.getString(1), columns.getString(2), columns.getString(3)));

    static final Table<ProductRow> PRODUCTS = new Table<>(
            "shop.products",
            List.of(
                    new ShopColumn<>("product_id", "text", ProductRow::id),
                    new ShopColumn<>("name", "text", ProductRow::name),
                    new ShopColumn<>("category_id", "text", ProductRow::categoryId),
                    new ShopColumn<>("currency", "text", ProductRow::currency),
                    new ShopColumn<>("price", "numeric", row -> Money.toDecimal(row.priceMinor())),
                    new ShopColumn<>("cost", "numeric", row -> Money.toDecimal(row.costMinor())),
                    new ShopColumn<>("stock_quantity", "int8", ProductRow::stock),
                    new ShopColumn<>("active", "bool", ProductRow::active),
                    new ShopColumn<>("launched_at", "timestamptz", row -> millis(row.launchedAt()))),
            ProductRow::id,
            notBlank("product_id") + " and " + notBlank("category_id") + " and " + amount("price") + " and "
                    + amount("cost") + " and stock_quantity <= 1000000000 and " + sane("launched_at", "timestamptz"),
            EVERY_ROW,
            columns -> new ProductRow(
                    columns.getString(1),
                    columns.getString(2),
                    columns.getString(3),
                    columns.getString(4),
                    Money.toMinor(columns.getBigDecimal(5)),
                    Money.toMinor(columns.getBigDecimal(6)),
                    columns.getLong(7),
                    columns.getBoolean(8),
                    instant(columns, 9)));

    static final Table<CampaignRow> CAMPAIGNS = new Table<>(
            "shop.campaigns",
            List.of(
                    new ShopColumn<>("campaign_id", "text", CampaignRow::id),
                    new ShopColumn<>("name", "text", CampaignRow::name),
                    new ShopColumn<>("channel", "text", CampaignRow::channel),
                    new ShopColumn<>("starts_on", "date", CampaignRow::startsOn),
                    new ShopColumn<>("ends_on", "date", CampaignRow::endsOn),
                    new ShopColumn<>("currency", "text", CampaignRow::currency),
                    new ShopColumn<>("budget", "numeric", row -> Money.toDecimal(row.budgetMinor()))),
            CampaignRow::id,
            notBlank("campaign_id") + " and " + sane("starts_on", "date") + " and " + sane("ends_on", "date") + " and "
                    + amount("budget"),
            EVERY_ROW,
            columns -> new CampaignRow(
                    columns.getString(1),
                    columns.getString(2),
                    columns.getString(3),
                    columns.getObject(4, LocalDate.class),
                    columns.getObject(5, LocalDate.class),
                    columns.getString(6),
                    Money.toMinor(columns.getBigDecimal(7))));

    static final List<Table<?>> ALL = List.of(USERS, CATEGORIES, PRODUCTS, CAMPAIGNS);

    private ShopTables() {}

    // The following conditions are those of migration V3, which rows from before it may break. An update of such a row
    // would fail, and all updates of its transaction with it.
    private static String notBlank(String id) {
        return id + " ~ '[^[:space:]]'";
    }

    private static String amount(String column) {
        return column + " < 1000000000000";
    }

    private static String sane(String column, String type) {
        String zone = type.equals("date") ? "" : "Z";
        return "%1$s >= %2$s '1900-01-01%3$s' and %1$s < %2$s '2200-01-01%3$s'".formatted(column, type, zone);
    }

    // PostgreSQL would round up, to a millisecond that may lie in the future.
    private static Instant millis(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    private static Instant instant(ResultSet columns, int index) throws SQLException {
        return columns.getObject(index, OffsetDateTime.class).toInstant();
    }
}
