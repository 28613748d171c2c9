package io.shopstream.streams.query;

import io.shopstream.schemas.query.RevenuePane;
import io.shopstream.schemas.query.RevenueSeries;
import io.shopstream.schemas.query.RevenueTotal;
import io.shopstream.streams.flow.Names;
import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.pane.RevenueKey;
import io.shopstream.streams.pane.Sales;
import io.shopstream.streams.pane.Windows;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Revenue from the minute panes, exact for every window since they are never rounded or expired. */
public final class RevenueQueries {
    private final StoreReader reader;
    private final Clock clock;

    public RevenueQueries(StoreReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /** The sum of the whole minutes of {@link TimeRange#rolling}; zero, not absent, where nothing was sold. */
    public QueryOutcome<RevenueTotal> total(String currency, RollingWindow window, Instant asOf) {
        TimeRange range = TimeRange.rolling(window, asOf);
        return panes(currency, range).map(panes -> {
            Sales sum = panes.values().stream().reduce(Sales.NONE, Sales::plus);
            return new RevenueTotal(
                    currency,
                    window.label(),
                    range.from(),
                    range.to(),
                    sum.grossMinor(),
                    sum.returnsMinor(),
                    sum.netMinor(),
                    sum.orders(),
                    sum.units(),
                    asOf,
                    false,
                    0);
        });
    }

    /** The panes of {@code range} in which something counts, ascending. */
    public QueryOutcome<RevenueSeries> series(String currency, TimeRange range) {
        Instant asOf = clock.instant();
        return panes(currency, range)
                .map(panes -> new RevenueSeries(
                        currency,
                        range.from(),
                        range.to(),
                        panes.entrySet().stream()
                                .map(pane -> pane(pane.getKey(), pane.getValue()))
                                .toList(),
                        asOf,
                        false,
                        0));
    }

    private static RevenuePane pane(Instant start, Sales sales) {
        return new RevenuePane(
                start, sales.grossMinor(), sales.returnsMinor(), sales.netMinor(), sales.orders(), sales.units());
    }

    private QueryOutcome<Map<Instant, Sales>> panes(String currency, TimeRange range) {
        return reader.scan(
                Names.SALES_BY_CURRENCY,
                RevenueKey.boundAt(range.firstHour()),
                RevenueKey.boundAt(range.to()),
                new MinutesOf(currency, range));
    }

    private static final class MinutesOf implements StoreReader.Fold<RevenueKey, HourPane, Map<Instant, Sales>> {
        private final String currency;
        private final TimeRange range;
        private final Map<Instant, Sales> panes = new TreeMap<>();

        MinutesOf(String currency, TimeRange range) {
            this.currency = currency;
            this.range = range;
        }

        @Override
        public void add(RevenueKey hour, HourPane pane) {
            if (!hour.currency().equals(currency)) {
                return;
            }
            for (long left = pane.minuteBits(); left != 0; left &= left - 1) {
                int minute = Long.numberOfTrailingZeros(left);
                Instant start = hour.start().plus(Windows.MINUTE.multipliedBy(minute));
                Sales sales = pane.minute(minute);
                // Minutes that came back to zero stay in the store; to a reader they are empty.
                if (range.contains(start) && !sales.isNone()) {
                    panes.merge(start, sales, Sales::plus);
                }
            }
        }

        @Override
        public Map<Instant, Sales> result() {
            return panes;
        }
    }
}
