package io.shopstream.sink.table;

import io.shopstream.schemas.avro.ProductSalesPerHour;
import io.shopstream.schemas.avro.RevenuePerMinute;
import io.shopstream.schemas.topic.Topics;
import java.util.List;
import java.util.Map;

/** The marts: one table per derived topic. */
public final class MartTables {
    private static final String SCHEMA = "mart";

    public static final TableDefinition<MartRow<RevenuePerMinute>> REVENUE_PER_MINUTE = new TableDefinition<>(
            SCHEMA,
            "revenue_per_minute",
            List.of("window_start", "currency"),
            List.of(
                    Column.timestamptz("window_start", row -> row.pane().getWindowStart()),
                    Column.text("currency", row -> row.pane().getCurrency()),
                    Column.money("gross", row -> row.pane().getGrossMinor()),
                    Column.money("returns", row -> row.pane().getReturnsMinor()),
                    Column.money("net", row -> row.pane().getNetMinor()),
                    Column.int8("orders", row -> row.pane().getOrders()),
                    Column.int8("units", row -> row.pane().getUnits()),
                    Column.int8("version", MartRow::version)));

    public static final TableDefinition<MartRow<ProductSalesPerHour>> PRODUCT_SALES_PER_HOUR = new TableDefinition<>(
            SCHEMA,
            "product_sales_per_hour",
            List.of("window_start", "currency", "product_id", "category_id"),
            List.of(
                    Column.timestamptz("window_start", row -> row.pane().getWindowStart()),
                    Column.text("currency", row -> row.pane().getCurrency()),
                    Column.text("product_id", row -> row.pane().getProductId()),
                    Column.text("category_id", row -> row.pane().getCategoryId()),
                    Column.money("gross", row -> row.pane().getGrossMinor()),
                    Column.money("returns", row -> row.pane().getReturnsMinor()),
                    Column.money("net", row -> row.pane().getNetMinor()),
                    Column.int8("orders", row -> row.pane().getOrders()),
                    Column.int8("units", row -> row.pane().getUnits()),
                    Column.int8("version", MartRow::version)));

    private MartTables() {}

    /** The qualified name of the table that each derived topic fills, by the topic's name. */
    public static Map<String, String> byTopic(Topics topics) {
        return Map.of(
                topics.revenuePerMinute().name(), REVENUE_PER_MINUTE.qualifiedName(),
                topics.productSalesPerHour().name(), PRODUCT_SALES_PER_HOUR.qualifiedName());
    }
}
