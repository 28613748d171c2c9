package io.shopstream.api.live;

import io.shopstream.api.analytics.Dimension;
import io.shopstream.api.analytics.views.InventoryQuery;
import io.shopstream.api.answer.analytics.Inventory;
import io.shopstream.api.answer.analytics.SalesBreakdown;
import io.shopstream.api.answer.live.AlertsAnswer;
import io.shopstream.api.answer.live.LiveFunnel;
import io.shopstream.api.answer.warehouse.QualityReport;
import io.shopstream.api.params.AsOf;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.warehouse.CachedQueries;
import io.shopstream.api.warehouse.ProductNames;
import io.shopstream.api.warehouse.QualityQuery;
import io.shopstream.api.warehouse.Warehouse;
import io.shopstream.schemas.client.StreamsClient;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Queries what pages show beside the sections that every subscriber gets. Throws
 * {@link io.shopstream.api.dependency.DependencyUnavailableException} instead of returning an incomplete result.
 */
final class PagePoll {
    private static final Duration SHOWN = Duration.ofHours(24);
    private static final int ALERTS = 50;
    private static final int SCARCE_PRODUCTS = 20;

    private final StreamsClient streams;
    private final ProductNames names;
    private final Warehouse warehouse;
    private final CachedQueries queries;

    PagePoll(StreamsClient streams, ProductNames names, Warehouse warehouse, CachedQueries queries) {
        this.streams = streams;
        this.names = names;
        this.warehouse = warehouse;
        this.queries = queries;
    }

    /**
     * The state of a section.
     *
     * @param event what is sent
     * @param content equal to the former content if nothing has changed: the event without the time of the query
     */
    record State(Object event, Object content) {}

    /** The last 24 whole hours, the present one included. */
    Optional<State> funnel(Instant now) {
        AsOf asOf = new AsOf(now, false);
        TimeRange hours = asOf.window(SHOWN, ChronoUnit.HOURS);
        LiveFunnel funnel = LiveFunnel.of(streams.funnel(hours.from(), hours.to()), asOf);
        return Optional.of(new State(funnel, List.of(funnel.from(), funnel.series(), funnel.stale())));
    }

    Optional<State> alerts() {
        AlertsAnswer alerts = AlertsAnswer.of(streams.alerts(ALERTS), names::of);
        return Optional.of(new State(alerts, List.of(alerts.items(), alerts.stale())));
    }

    /** Sales of the last 24 whole hours, the present one included, as the warehouse has them. */
    Optional<State> sales(Dimension dimension, String currency, Instant now) {
        TimeRange hours = new AsOf(now, false).window(SHOWN, ChronoUnit.HOURS);
        SalesBreakdown sales = queries.answer(SalesShares.query(dimension, currency, hours, SalesShares.SHOWN));
        return Optional.of(new State(sales, List.of(sales.from(), sales.items(), sales.orders())));
    }

    /** The products that run out first, of those that are for sale: nobody has to order what was withdrawn. */
    Optional<State> stock() {
        Inventory stock = queries.answer(new InventoryQuery(null, true, SCARCE_PRODUCTS));
        return Optional.of(new State(stock, List.of(stock.items(), stock.products())));
    }

    /** Empty before the first run of the checks. */
    Optional<State> quality() {
        Optional<QualityReport> report = warehouse.ask(QualityQuery::lastRun);
        return report.map(last -> new State(last, last.runId()));
    }
}
