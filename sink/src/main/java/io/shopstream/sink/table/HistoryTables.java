package io.shopstream.sink.table;

import java.util.List;

/** The histories of price and stock, whose older versions compaction removes from the catalogue topic. */
public final class HistoryTables {
    private static final String SCHEMA = "warehouse";

    public static final TableDefinition<PriceRow> PRICE_CHANGES = new TableDefinition<>(
            SCHEMA,
            "price_changes",
            List.of("product_id", "version"),
            List.of(
                    Column.text("product_id", row -> row.product().getProductId()),
                    Column.int8("version", row -> row.product().getVersion()),
                    Column.timestamptz("changed_at", PriceRow::changedAt),
                    Column.text("currency", row -> row.product().getCurrency()),
                    Column.moneyOrNull("price", row -> row.product().getPriceMinor()),
                    Column.moneyOrNull("cost", row -> row.product().getCostMinor())));

    public static final TableDefinition<Versioned<StockOnDay>> STOCK_PER_DAY = new TableDefinition<>(
            SCHEMA,
            "stock_per_day",
            List.of("product_id", "day"),
            List.of(
                    Column.text("product_id", row -> row.value().productId()),
                    Column.date("day", row -> row.value().day()),
                    Column.int8("closing", row -> row.value().closing()),
                    Column.int8("version", Versioned::version)));

    private HistoryTables() {}
}
