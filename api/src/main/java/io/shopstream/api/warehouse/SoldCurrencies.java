package io.shopstream.api.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Reads every currency with sales. Scans a mart: cache the result. */
public final class SoldCurrencies {
    private SoldCurrencies() {}

    public static List<String> read(Connection snapshot) throws SQLException {
        return Sql.list(
                snapshot,
                "select distinct currency from mart.revenue_per_minute order by 1",
                row -> row.getString("currency"));
    }
}
