package io.shopstream.api.answer;

import io.shopstream.api.answer.Tabular.Decimal;
import java.util.List;

/** The CSV columns and rows of revenue series; {@code WarehouseRevenue} adds what it compares. */
public final class RevenueTable {
    public static final List<String> COLUMNS =
            List.of("start", "currency", "gross", "returns", "net", "orders", "units");

    private RevenueTable() {}

    public static List<Object> row(String currency, RevenueBucket bucket) {
        return List.of(
                bucket.start(),
                currency,
                new Decimal(bucket.gross()),
                new Decimal(bucket.returns()),
                new Decimal(bucket.net()),
                bucket.orders(),
                bucket.units());
    }
}
