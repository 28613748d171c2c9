package io.shopstream.streams.query;

import io.shopstream.streams.pane.Sales;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Sums over a range, out of a store of minutes and, where there is one, a store of hours that holds the same sales:
 * whole hours from the latter, the edges from the former. The stores are read one after the other and no sale lies in
 * two of the panes read, so under traffic a sum is off by no more than what moved from one pane to another meanwhile.
 *
 * @param boundAt the key that sorts before all panes that start at or after the given time, and after all before
 */
record PaneReader<K>(
        StoreReader reader, String minuteStore, @Nullable String hourStore, Function<Instant, K> boundAt) {
    /** What {@code wanted} panes of the range sum up to, by what {@code group} tells apart. */
    QueryOutcome<Map<String, Sales>> sums(TimeRange range, Predicate<K> wanted, Function<K, String> group) {
        TimeRange hours = hourStore == null ? null : Spans.of(range).hours();
        if (hourStore == null || hours == null) {
            return minutes(range, wanted, group);
        }
        QueryOutcome<Map<String, Sales>> sums = scan(hourStore, hours, wanted, group);
        for (TimeRange edge : Spans.of(range).minutes()) {
            sums = sums.flatMap(soFar -> minutes(edge, wanted, group).map(more -> SalesBy.sum(soFar, more)));
        }
        return sums;
    }

    /** The same, and minute panes alone, to be told apart by their start. */
    QueryOutcome<Map<String, Sales>> minutes(TimeRange range, Predicate<K> wanted, Function<K, String> group) {
        return scan(minuteStore, range, wanted, group);
    }

    private QueryOutcome<Map<String, Sales>> scan(
            String store, TimeRange range, Predicate<K> wanted, Function<K, String> group) {
        return reader.scan(store, boundAt.apply(range.from()), boundAt.apply(range.to()), new SalesBy<>(wanted, group));
    }
}
