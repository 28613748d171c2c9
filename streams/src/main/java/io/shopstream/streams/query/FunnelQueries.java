package io.shopstream.streams.query;

import io.shopstream.schemas.query.FunnelPane;
import io.shopstream.schemas.query.FunnelSeries;
import io.shopstream.streams.pane.Funnel;
import io.shopstream.streams.query.cluster.QueryCoordinator;
import io.shopstream.streams.query.cluster.QueryOutcome;
import io.shopstream.streams.query.question.FunnelQuestion;
import io.shopstream.streams.query.question.PaneRange;
import java.time.Clock;
import java.time.Instant;

/** Answers queries for the funnel from its hour panes. */
public final class FunnelQueries {
    private final QueryCoordinator queryCoordinator;
    private final Clock clock;

    public FunnelQueries(QueryCoordinator queryCoordinator, Clock clock) {
        this.queryCoordinator = queryCoordinator;
        this.clock = clock;
    }

    /**
     * Returns the hours of {@code range} in which sessions began, ascending.
     *
     * @param range whole hours
     */
    public QueryOutcome<FunnelSeries> series(PaneRange range) {
        Instant asOf = clock.instant();
        return queryCoordinator
                .ask(new FunnelQuestion(range))
                .map(hours -> FunnelSeries.of(
                        range.from(),
                        range.to(),
                        hours.value().hours().entrySet().stream()
                                .map(hour -> pane(hour.getKey(), hour.getValue()))
                                .toList(),
                        asOf,
                        hours.stale(),
                        hours.lag(),
                        hours.processedThrough()));
    }

    private static FunnelPane pane(Instant start, Funnel funnel) {
        return new FunnelPane(
                start,
                funnel.sessions(),
                funnel.withView(),
                funnel.withCart(),
                funnel.withCheckout(),
                funnel.withPurchase(),
                funnel.abandoned());
    }
}
