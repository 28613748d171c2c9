package io.shopstream.api.warehouse.sales;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads every currency with sales. Scans a mart: cache the result. */
public final class SoldCurrencies {
    private SoldCurrencies() {}

    public static List<String> read(JdbcClient snapshot) {
        return snapshot.sql("select distinct currency from mart.revenue_per_minute order by 1")
                .query(String.class)
                .list();
    }
}
