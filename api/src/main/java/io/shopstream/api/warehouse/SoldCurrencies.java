package io.shopstream.api.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Every currency that anything was ever sold in. Costs a scan of a mart: cache it. */
public final class SoldCurrencies {
    private SoldCurrencies() {}

    public static List<String> read(Connection snapshot) throws SQLException {
        return Sql.list(
                snapshot,
                "select distinct currency from mart.revenue_per_minute order by 1",
                row -> row.getString("currency"));
    }
}
