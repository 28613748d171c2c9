package io.shopstream.streams.query;

import io.shopstream.schemas.query.RevenuePane;
import io.shopstream.schemas.query.RevenueSeries;
import io.shopstream.schemas.query.RevenueTotal;
import io.shopstream.streams.pane.Sales;
import java.time.Clock;
import java.time.Instant;

/** Revenue of everything, a category or a country, exact for every window that is kept as a whole. */
public final class RevenueQueries {
    private final RevenuePanes panes;
    private final Clock clock;

    public RevenueQueries(StoreReader reader, Clock clock) {
        this.panes = new RevenuePanes(reader);
        this.clock = clock;
    }

    /** The sum of the whole minutes of {@link TimeRange#rolling}; zero, not absent, where nothing was sold. */
    public QueryOutcome<RevenueTotal> total(String currency, Slice slice, RollingWindow window, Instant asOf) {
        TimeRange range = TimeRange.rolling(window, asOf);
        return panes.total(currency, slice, range)
                .map(sum -> new RevenueTotal(
                        currency,
                        slice.category(),
                        slice.country(),
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
                        0));
    }

    /** The minutes of {@code range} in which something counts, ascending. */
    public QueryOutcome<RevenueSeries> series(String currency, Slice slice, TimeRange range) {
        Instant asOf = clock.instant();
        return panes.minutes(currency, slice, range)
                .map(minutes -> new RevenueSeries(
                        currency,
                        slice.category(),
                        slice.country(),
                        range.from(),
                        range.to(),
                        minutes.entrySet().stream()
                                // Panes that came back to zero stay in the store; to a reader they are empty.
                                .filter(minute -> !minute.getValue().isNone())
                                .map(minute -> pane(Instant.parse(minute.getKey()), minute.getValue()))
                                .toList(),
                        asOf,
                        false,
                        0));
    }

    private static RevenuePane pane(Instant start, Sales sales) {
        return new RevenuePane(
                start, sales.grossMinor(), sales.returnsMinor(), sales.netMinor(), sales.orders(), sales.units());
    }
}
