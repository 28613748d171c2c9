package io.shopstream.streams.alerts.rule;

import io.shopstream.streams.alerts.measure.MeasureSum;
import io.shopstream.streams.pane.Windows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.function.ToLongFunction;

/**
 * Compares the last 5 closed minutes of a currency with the same 5 minutes of each of the 6 hours before. The current
 * minute, and one that closed less than 10 seconds ago, are left out. The usual value is the median over the hours that
 * had sales, so a night without sales, or a shop younger than six hours, does not lower it.
 *
 * @param to end of the last of the five minutes, epoch millis
 * @param observedMinor net of the five minutes
 * @param usualMinor median of the net of the hours with sales; 0 without any
 * @param usualOrders median of their orders; 0 without any
 * @param hours how many of the hours had sales
 */
public record RevenueComparison(long to, long observedMinor, long usualMinor, long usualOrders, int hours) {
    static final int HOURS = 6;
    static final Duration WINDOW = Duration.ofMinutes(5);
    static final Duration ARRIVAL = Duration.ofSeconds(10);

    private static final long HOUR = Windows.HOUR.toMillis();

    /** @param minutes net and orders by start of the minute */
    public static RevenueComparison at(long nowMillis, NavigableMap<Long, MeasureSum> minutes) {
        long to = Windows.start(nowMillis - ARRIVAL.toMillis(), Windows.MINUTE);
        List<MeasureSum> usual = new ArrayList<>();
        for (int hour = 1; hour <= HOURS; hour++) {
            MeasureSum then = sum(minutes, to - hour * HOUR);
            if (then.count() > 0) {
                usual.add(then);
            }
        }
        return new RevenueComparison(
                to,
                sum(minutes, to).amount(),
                median(usual, MeasureSum::amount),
                median(usual, MeasureSum::count),
                usual.size());
    }

    /** The oldest minute that a comparison at or after {@code nowMillis} reads. */
    public static long oldest(long nowMillis) {
        return Windows.start(nowMillis - ARRIVAL.toMillis(), Windows.MINUTE) - HOURS * HOUR - WINDOW.toMillis();
    }

    private static MeasureSum sum(NavigableMap<Long, MeasureSum> minutes, long to) {
        return minutes.subMap(to - WINDOW.toMillis(), true, to, false).values().stream()
                .reduce(MeasureSum.NONE, MeasureSum::plus);
    }

    private static long median(List<MeasureSum> sums, ToLongFunction<MeasureSum> of) {
        long[] sorted = sums.stream().mapToLong(of).sorted().toArray();
        if (sorted.length == 0) {
            return 0;
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : Math.floorDiv(sorted[middle - 1] + sorted[middle], 2);
    }
}
