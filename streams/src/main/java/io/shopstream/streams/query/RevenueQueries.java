package io.shopstream.streams.query;

import io.shopstream.schemas.query.RevenuePane;
import io.shopstream.schemas.query.RevenueSeries;
import io.shopstream.schemas.query.RevenueTotal;
import io.shopstream.schemas.query.RollingWindow;
import io.shopstream.streams.pane.Sales;
import java.time.Clock;
import java.time.Instant;

/** Answers queries for revenue in total, of a category or of a country; exact for every window within the retention. */
public final class RevenueQueries {
    private final Coordinator coordinator;
    private final Clock clock;

    public RevenueQueries(Coordinator coordinator, Clock clock) {
        this.coordinator = coordinator;
        this.clock = clock;
    }

    /** The sum of the whole minutes of {@link TimeRange#rolling}; zero, not {@code Absent}, if nothing was sold. */
    public QueryOutcome<RevenueTotal> total(String currency, Slice slice, RollingWindow window, Instant asOf) {
        TimeRange range = TimeRange.rolling(window, asOf);
        return panes(currency, slice, range).map(panes -> {
            Sales sum = panes.value().panes().values().stream().reduce(Sales.NONE, Sales::plus);
            return new RevenueTotal(
                    currency,
                    slice.category(),
                    slice.country(),
                    window.code(),
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

    /** Returns the minutes of {@code range} with sales, ascending. */
    public QueryOutcome<RevenueSeries> series(String currency, Slice slice, TimeRange range) {
        Instant asOf = clock.instant();
        return panes(currency, slice, range)
                .map(panes -> new RevenueSeries(
                        currency,
                        slice.category(),
                        slice.country(),
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

    private QueryOutcome<MergedResult<RevenuePanes.Sums>> panes(String currency, Slice slice, TimeRange range) {
        return switch (slice) {
            case Slice.Everything _ -> coordinator.ask(new RevenuePanes(currency, range));
            case Slice.Category(String id) ->
                coordinator.ask(new DimensionPanes(DimensionPanes.Dimension.CATEGORY, currency, id, range));
            case Slice.Country(String name) ->
                coordinator.ask(new DimensionPanes(DimensionPanes.Dimension.COUNTRY, currency, name, range));
        };
    }

    private static RevenuePane pane(Instant start, Sales sales) {
        return new RevenuePane(
                start, sales.grossMinor(), sales.returnsMinor(), sales.netMinor(), sales.orders(), sales.units());
    }
}
