package io.shopstream.api.live;

import io.shopstream.api.answer.RankedProduct;
import io.shopstream.api.answer.RevenueBucket;
import io.shopstream.api.answer.live.LiveRevenue;
import io.shopstream.api.answer.live.Ranking;
import io.shopstream.api.live.LiveSections.BestSellers;
import io.shopstream.api.live.LiveSections.RevenueMinutes;
import io.shopstream.api.live.LiveSections.RevenueWindows;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.warehouse.ProductNames;
import io.shopstream.schemas.client.StreamsClient;
import io.shopstream.schemas.query.RankBy;
import io.shopstream.schemas.query.RevenuePane;
import io.shopstream.schemas.query.RevenueSeries;
import io.shopstream.schemas.query.RollingWindow;
import io.shopstream.schemas.query.TopProducts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Queries the live figures of one currency from the state stores. Throws
 * {@link io.shopstream.api.dependency.DependencyUnavailableException} instead of returning an incomplete result.
 */
final class LivePoll {
    private static final RollingWindow CHARTED = RollingWindow.ONE_HOUR;
    private static final int BEST = 10;

    private final StreamsClient streams;
    private final ProductNames names;

    LivePoll(StreamsClient streams, ProductNames names) {
        this.streams = streams;
        this.names = names;
    }

    /** @param kept recent best sellers to reuse; null to query them */
    LiveFigures query(String currency, Instant now, @Nullable BestSellers kept) {
        TimeRange hour = TimeRange.rolling(CHARTED, now);
        RevenueSeries series = streams.revenueSeries(currency, null, null, hour.from(), hour.to());
        List<LiveRevenue> windows = new ArrayList<>();
        // Windows up to an hour are summed from the charted series, so they agree with the chart to the cent.
        for (RollingWindow window : RollingWindow.values()) {
            windows.add(
                    window.length().compareTo(CHARTED.length()) <= 0
                            ? LiveRevenue.of(WindowSums.total(series, window, now))
                            : LiveRevenue.of(streams.revenue(currency, null, null, window, now)));
        }
        return new LiveFigures(
                new RevenueWindows(currency, windows, now),
                new RevenueMinutes(
                        currency, hour.from(), hour.to(), everyMinute(series, hour), now, series.stale(), series.lag()),
                kept == null ? bestSellers(currency, hour, now) : kept);
    }

    private BestSellers bestSellers(String currency, TimeRange hour, Instant now) {
        TopProducts byNet = streams.topProducts(currency, hour.from(), hour.to(), RankBy.NET, null, BEST);
        TopProducts byUnits = streams.topProducts(currency, hour.from(), hour.to(), RankBy.UNITS, null, BEST);
        return new BestSellers(
                currency,
                CHARTED.code(),
                hour.from(),
                hour.to(),
                named(byNet),
                named(byUnits),
                now,
                byNet.stale() || byUnits.stale(),
                Math.max(byNet.lag(), byUnits.lag()));
    }

    private List<RankedProduct> named(TopProducts top) {
        return Ranking.named(top, names::of);
    }

    private static List<RevenueBucket> everyMinute(RevenueSeries series, TimeRange hour) {
        List<RevenueBucket> minutes = new ArrayList<>();
        int next = 0;
        List<RevenuePane> panes = series.panes();
        for (Instant start = hour.from(); start.isBefore(hour.to()); start = start.plusSeconds(60)) {
            boolean present = next < panes.size() && panes.get(next).start().equals(start);
            RevenuePane pane = present ? panes.get(next++) : new RevenuePane(start, 0, 0, 0, 0, 0);
            minutes.add(RevenueBucket.of(pane));
        }
        return minutes;
    }
}
