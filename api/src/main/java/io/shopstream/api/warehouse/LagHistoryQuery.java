package io.shopstream.api.warehouse;

import io.shopstream.api.answer.pipeline.LagHistory;
import io.shopstream.api.answer.pipeline.LagSeries;
import io.shopstream.api.params.TimeRange;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the samples of {@code ops.consumer_lag}, which the sink takes every 10 seconds. */
public final class LagHistoryQuery {
    private static final String SQL = """
            select consumer_group, topic,
                   floor(extract(epoch from sampled_at - :from) / :seconds)::integer as bucket, max(lag) as lag
            from ops.consumer_lag
            where sampled_at >= :from and sampled_at < :to
            group by 1, 2, 3""";

    private record Series(String group, String topic) implements Comparable<Series> {
        @Override
        public int compareTo(Series other) {
            int groups = group.compareTo(other.group);
            return groups == 0 ? topic.compareTo(other.topic) : groups;
        }
    }

    private LagHistoryQuery() {}

    /** @param range a month at most */
    public static LagHistory read(JdbcClient snapshot, TimeRange range, Instant now) {
        LagBuckets buckets = LagBuckets.of(range);
        Map<Series, @Nullable Long[]> series = new TreeMap<>();
        snapshot.sql(SQL)
                .param("from", Timestamps.utc(buckets.start()))
                .param("to", Timestamps.utc(buckets.end()))
                .param("seconds", buckets.length().toSeconds())
                .query(row -> {
                    Series one = new Series(row.getString("consumer_group"), row.getString("topic"));
                    series.computeIfAbsent(one, _ -> new Long[buckets.count()])[row.getInt("bucket")] =
                            row.getLong("lag");
                });
        List<LagSeries> all = series.entrySet().stream()
                .map(one -> new LagSeries(one.getKey().group(), one.getKey().topic(), Arrays.asList(one.getValue())))
                .toList();
        return new LagHistory(buckets.start(), buckets.end(), buckets.length().toSeconds(), buckets.times(), all, now);
    }
}
