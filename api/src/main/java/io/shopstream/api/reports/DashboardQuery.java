package io.shopstream.api.reports;

import io.shopstream.api.analytics.BreakdownQuery;
import io.shopstream.api.analytics.Dimension;
import io.shopstream.api.analytics.FunnelQuery;
import io.shopstream.api.analytics.HeatmapQuery;
import io.shopstream.api.analytics.TopProductsQuery;
import io.shopstream.api.analytics.TrendsQuery;
import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.analytics.views.InventoryQuery;
import io.shopstream.api.analytics.views.SegmentsQuery;
import io.shopstream.api.answer.analytics.SalesBreakdown;
import io.shopstream.api.answer.reports.Dashboard;
import io.shopstream.api.params.BadParameterException;
import io.shopstream.api.params.RankOrder;
import io.shopstream.api.params.SalesFilter;
import io.shopstream.api.warehouse.WarehouseQuery;
import io.shopstream.schemas.query.RankBy;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The figures of one page of charts, all of one snapshot.
 *
 * @param period its granularity is that of the trends
 * @param churnDays after how many days without an order a customer counts as churned
 */
public record DashboardQuery(String currency, Period period, SalesFilter filter, int churnDays)
        implements WarehouseQuery<Dashboard> {
    // No chart shows more points, and the answer stays below a megabyte.
    private static final int MAX_BUCKETS = 2_000;
    private static final int BEST_PRODUCTS = 10;
    private static final int SCARCE_PRODUCTS = 10;
    private static final int PARTS = 50;

    /** @throws BadParameterException if there are more buckets than a chart shows, or the range is too long */
    public DashboardQuery {
        HeatmapQuery.requireLength(period.range());
        if (period.buckets().count() > MAX_BUCKETS) {
            throw new BadParameterException(
                    "granularity",
                    "would give more than %d points of a chart: use a coarser one or a shorter range"
                            .formatted(MAX_BUCKETS));
        }
    }

    @Override
    public Dashboard ask(JdbcClient snapshot, Instant asOf) {
        Period whole = period.whole();
        FunnelQuery funnel = new FunnelQuery(whole);
        return new Dashboard(
                currency,
                period.range().from(),
                period.range().to(),
                period.granularity().code(),
                period.zone().getId(),
                new SummaryQuery(currency, whole, filter, churnDays).ask(snapshot, asOf),
                new TrendsQuery(currency, period, filter).ask(snapshot, asOf),
                new TopProductsQuery(currency, whole, RankBy.NET, RankOrder.BEST, filter, BEST_PRODUCTS, false)
                        .ask(snapshot, asOf),
                sales(Dimension.CATEGORY, snapshot, asOf),
                sales(Dimension.COUNTRY, snapshot, asOf),
                sales(Dimension.CHANNEL, snapshot, asOf),
                filter.isEmpty() && funnel.isAnswerable() ? funnel.ask(snapshot, asOf) : null,
                new HeatmapQuery(currency, whole, filter).ask(snapshot, asOf),
                filter.isEmpty() ? new SegmentsQuery(currency).ask(snapshot, asOf) : null,
                new InventoryQuery(filter.category(), SCARCE_PRODUCTS).ask(snapshot, asOf),
                asOf);
    }

    private SalesBreakdown sales(Dimension dimension, JdbcClient snapshot, Instant asOf) {
        return new BreakdownQuery(dimension, currency, period.whole(), filter, PARTS).ask(snapshot, asOf);
    }
}
