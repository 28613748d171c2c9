package io.shopstream.streams.query;

import io.shopstream.schemas.query.RevenuePane;
import io.shopstream.schemas.query.RevenueSeries;
import io.shopstream.schemas.query.RevenueTotal;
import io.shopstream.schemas.query.RollingWindow;
import io.shopstream.schemas.sales.Sales;
import io.shopstream.streams.query.cluster.MergedResult;
import io.shopstream.streams.query.cluster.QueryCoordinator;
import io.shopstream.streams.query.cluster.QueryOutcome;
import io.shopstream.streams.query.question.DimensionRevenueQuestion;
import io.shopstream.streams.query.question.DimensionRevenueQuestion.Dimension;
import io.shopstream.streams.query.question.MinuteSums;
import io.shopstream.streams.query.question.PaneRange;
import io.shopstream.streams.query.question.RevenueQuestion;
import java.time.Clock;
import java.time.Instant;

/** Answers queries for revenue in total, of a category or of a country; exact for every window within the retention. */
public final class RevenueQueries {
    private final QueryCoordinator queryCoordinator;
    private final Clock clock;

    public RevenueQueries(QueryCoordinator queryCoordinator, Clock clock) {
        this.queryCoordinator = queryCoordinator;
        this.clock = clock;
    }

    /** The sum of the whole minutes of {@link PaneRange#rolling}; zero, not {@code Absent}, if nothing was sold. */
    public QueryOutcome<RevenueTotal> total(String currency, SalesScope scope, RollingWindow window, Instant asOf) {
        PaneRange range = PaneRange.rolling(window, asOf);
        return panes(currency, scope, range).map(panes -> {
            Sales sum = panes.value().panes().values().stream().reduce(Sales.NONE, Sales::plus);
            return new RevenueTotal(
                    currency,
                    scope.category(),
                    scope.country(),
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
    public QueryOutcome<RevenueSeries> series(String currency, SalesScope scope, PaneRange range) {
        Instant asOf = clock.instant();
        return panes(currency, scope, range)
                .map(panes -> new RevenueSeries(
                        currency,
                        scope.category(),
                        scope.country(),
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

    private QueryOutcome<MergedResult<MinuteSums>> panes(String currency, SalesScope scope, PaneRange range) {
        return switch (scope) {
            case SalesScope.Everything _ -> queryCoordinator.ask(new RevenueQuestion(currency, range));
            case SalesScope.Category(String id) ->
                queryCoordinator.ask(new DimensionRevenueQuestion(Dimension.CATEGORY, currency, id, range));
            case SalesScope.Country(String name) ->
                queryCoordinator.ask(new DimensionRevenueQuestion(Dimension.COUNTRY, currency, name, range));
        };
    }

    private static RevenuePane pane(Instant start, Sales sales) {
        return new RevenuePane(
                start, sales.grossMinor(), sales.returnsMinor(), sales.netMinor(), sales.orders(), sales.units());
    }
}
