package io.shopstream.streams.query;

import io.shopstream.schemas.query.RevenuePane;
import io.shopstream.schemas.query.RevenueSeries;
import io.shopstream.schemas.query.RevenueTotal;
import io.shopstream.streams.pane.Sales;
import java.time.Clock;
import java.time.Instant;

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
        return reader.ask(new RevenuePanes(currency, range)).map(panes -> {
            Sales sum = panes.value().panes().values().stream().reduce(Sales.NONE, Sales::plus);
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
                    panes.stale(),
                    panes.lag(),
                    panes.processedThrough());
        });
    }

    /** The panes of {@code range} in which something counts, ascending. */
    public QueryOutcome<RevenueSeries> series(String currency, TimeRange range) {
        Instant asOf = clock.instant();
        return reader.ask(new RevenuePanes(currency, range))
                .map(panes -> new RevenueSeries(
                        currency,
                        range.from(),
                        range.to(),
                        panes.value().panes().entrySet().stream()
                                .map(pane -> pane(pane.getKey(), pane.getValue()))
                                .toList(),
                        asOf,
                        panes.stale(),
                        panes.lag(),
                        panes.processedThrough()));
    }

    private static RevenuePane pane(Instant start, Sales sales) {
        return new RevenuePane(
                start, sales.grossMinor(), sales.returnsMinor(), sales.netMinor(), sales.orders(), sales.units());
    }
}
