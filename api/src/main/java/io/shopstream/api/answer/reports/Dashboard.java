package io.shopstream.api.answer.reports;

import io.shopstream.api.answer.Tables;
import io.shopstream.api.answer.Tabular;
import io.shopstream.api.answer.analytics.Inventory;
import io.shopstream.api.answer.analytics.RankedSales;
import io.shopstream.api.answer.analytics.SalesBreakdown;
import io.shopstream.api.answer.analytics.Trends;
import io.shopstream.api.answer.analytics.customers.Segments;
import io.shopstream.api.answer.analytics.visits.Funnel;
import io.shopstream.api.answer.analytics.visits.Heatmap;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one page of charts shows of {@code [from, to)}. All parts are of the same load and have the same range and
 * filter, and the form of the address below {@code /api/analytics} that answers them alone.
 *
 * @param granularity of the trends
 * @param categories by the category at the sale
 * @param funnel null with a filter, and where an end of the range is not at a whole hour of UTC, by which visits are
 *     counted
 * @param segments over all orders so far, whatever the range; null with a filter
 * @param inventory as of the last load; of the filter only the category restricts it
 * @param asOf time of the last load that these figures contain
 */
public record Dashboard(
        String currency,
        Instant from,
        Instant to,
        String granularity,
        String timeZone,
        Summary summary,
        Trends trends,
        RankedSales topProducts,
        SalesBreakdown categories,
        SalesBreakdown countries,
        SalesBreakdown channels,
        @Nullable Funnel funnel,
        Heatmap heatmap,
        @Nullable Segments segments,
        Inventory inventory,
        Instant asOf)
        implements Tables {

    @Override
    public List<Tabular> tables() {
        return Stream.<@Nullable Tabular>of(
                        summary,
                        trends,
                        topProducts,
                        categories,
                        countries,
                        channels,
                        funnel,
                        heatmap,
                        segments,
                        inventory)
                .filter(Objects::nonNull)
                .<Tabular>map(Objects::requireNonNull)
                .toList();
    }
}
