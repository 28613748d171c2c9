package io.shopstream.api.analytics.rfm;

import io.shopstream.api.warehouse.Timestamps;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** Buyers with equal scores, all of one order or none of them. */
record ScoredBuyers(
        Scores scores,
        long customers,
        long orders,
        BigDecimal net,
        Range<Instant> lastSales,
        Range<Long> sales,
        Range<BigDecimal> nets) {

    /** The smallest and the largest value among the buyers. */
    record Range<T extends Comparable<T>>(T lowest, T highest) {
        Range<T> with(Range<T> other) {
            return new Range<>(
                    lowest.compareTo(other.lowest) <= 0 ? lowest : other.lowest,
                    highest.compareTo(other.highest) >= 0 ? highest : other.highest);
        }
    }

    static ScoredBuyers read(ResultSet row, int number) throws SQLException {
        return new ScoredBuyers(
                new Scores(
                        row.getInt("recency"),
                        row.getInt("frequency"),
                        row.getInt("monetary"),
                        row.getBoolean("bought_once")),
                row.getLong("customers"),
                row.getLong("orders"),
                row.getBigDecimal("net"),
                new Range<>(Timestamps.instant(row, "first_last_at"), Timestamps.instant(row, "last_last_at")),
                new Range<>(row.getLong("fewest_orders"), row.getLong("most_orders")),
                new Range<>(row.getBigDecimal("least_net"), row.getBigDecimal("most_net")));
    }
}
