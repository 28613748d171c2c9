package io.shopstream.streams.query;

import io.shopstream.schemas.query.RevenuePane;
import io.shopstream.schemas.query.RevenueSeries;
import io.shopstream.schemas.query.RevenueTotal;
import io.shopstream.streams.flow.Names;
import io.shopstream.streams.pane.RevenueKey;
import io.shopstream.streams.pane.Sales;
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
                Names.REVENUE_PER_MINUTE,
                RevenueKey.boundAt(range.from()),
                RevenueKey.boundAt(range.to()),
                new PanesOf(currency));
    }

    private static final class PanesOf implements StoreReader.Fold<RevenueKey, Sales, Map<Instant, Sales>> {
        private final String currency;
        private final Map<Instant, Sales> panes = new TreeMap<>();

        PanesOf(String currency) {
            this.currency = currency;
        }

        @Override
        public void add(RevenueKey pane, Sales sales) {
            // Panes that came back to zero stay in the store; to a reader they are empty.
            if (pane.currency().equals(currency) && !sales.isNone()) {
                panes.merge(pane.start(), sales, Sales::plus);
            }
        }

        @Override
        public Map<Instant, Sales> result() {
            return panes;
        }
    }
}
