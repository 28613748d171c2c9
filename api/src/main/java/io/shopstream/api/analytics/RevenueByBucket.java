package io.shopstream.api.analytics;

import io.shopstream.api.analytics.calendar.Buckets;
import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.answer.Revenue;
import io.shopstream.api.params.SalesFilter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Revenue of a period by bucket.
 *
 * @param byBucket ascending; a bucket in which nothing was sold is absent
 * @param source {@code mart} or {@code facts}; both are exact
 */
record RevenueByBucket(Buckets buckets, SequencedMap<Integer, Revenue> byBucket, String source) {

    static RevenueByBucket read(JdbcClient snapshot, String currency, Period period, SalesFilter filter) {
        Buckets buckets = period.buckets();
        RevenueSource source = RevenueSource.of(buckets, filter);
        SequencedMap<Integer, Revenue> revenue = new TreeMap<>();
        buckets.bind(SalesSql.bind(snapshot.sql(source.sql(filter)), currency, period.range(), filter))
                .query(row -> {
                    revenue.put(row.getInt("bucket"), figures(row));
                });
        return new RevenueByBucket(buckets, revenue, source.code());
    }

    Revenue total() {
        return byBucket.values().stream().reduce(Revenue.ZERO, Revenue::plus);
    }

    /** The five figures of a row. */
    static Revenue figures(ResultSet row) throws SQLException {
        return new Revenue(
                row.getBigDecimal("gross"),
                row.getBigDecimal("returns"),
                row.getBigDecimal("net"),
                row.getLong("orders"),
                row.getLong("units"));
    }
}
