package io.shopstream.api.analytics;

import io.shopstream.api.warehouse.Timestamps;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells whether a period can have any figures. */
public final class OrdersBefore {
    private static final String SQL = "select exists (select from warehouse.orders where placed_at < :end)";

    private OrdersBefore() {}

    /** Whether an order, of any kind and status, was placed before {@code end}. */
    public static boolean exist(JdbcClient snapshot, Instant end) {
        return snapshot.sql(SQL)
                .param("end", Timestamps.utc(end))
                .query(Boolean.class)
                .single();
    }
}
