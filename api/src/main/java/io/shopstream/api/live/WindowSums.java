package io.shopstream.api.live;

import io.shopstream.api.params.TimeRange;
import io.shopstream.schemas.query.RevenuePane;
import io.shopstream.schemas.query.RevenueSeries;
import io.shopstream.schemas.query.RevenueTotal;
import io.shopstream.schemas.query.RollingWindow;
import java.time.Instant;
import java.util.List;

/** Sums minutes to rolling windows, by the same rule as the state stores. */
final class WindowSums {
    private WindowSums() {}

    static RevenueTotal total(RevenueSeries series, RollingWindow window, Instant asOf) {
        TimeRange range = TimeRange.rolling(window, asOf);
        List<RevenuePane> panes = series.panes().stream()
                .filter(pane ->
                        !pane.start().isBefore(range.from()) && pane.start().isBefore(range.to()))
                .toList();
        return new RevenueTotal(
                series.currency(),
                series.category(),
                series.country(),
                window.code(),
                range.from(),
                range.to(),
                panes.stream().mapToLong(RevenuePane::grossMinor).sum(),
                panes.stream().mapToLong(RevenuePane::returnsMinor).sum(),
                panes.stream().mapToLong(RevenuePane::netMinor).sum(),
                panes.stream().mapToLong(RevenuePane::orders).sum(),
                panes.stream().mapToLong(RevenuePane::units).sum(),
                asOf,
                series.stale(),
                series.lag(),
                series.processedThrough());
    }
}
