package io.shopstream.api.reports.kind;

import io.shopstream.api.analytics.BreakdownQuery;
import io.shopstream.api.analytics.Dimension;
import io.shopstream.api.analytics.FunnelQuery;
import io.shopstream.api.analytics.RevenueQuery;
import io.shopstream.api.analytics.TopProductsQuery;
import io.shopstream.api.analytics.TrendsQuery;
import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.analytics.forecast.ForecastQuery;
import io.shopstream.api.analytics.rfm.RfmQuery;
import io.shopstream.api.analytics.views.InventoryQuery;
import io.shopstream.api.answer.analytics.Inventory;
import io.shopstream.api.answer.analytics.SalesBreakdown;
import io.shopstream.api.answer.analytics.SalesBucket;
import io.shopstream.api.answer.analytics.customers.RfmAnalysis;
import io.shopstream.api.answer.analytics.visits.Funnel;
import io.shopstream.api.params.RankOrder;
import io.shopstream.api.reports.content.Section;
import io.shopstream.api.reports.part.Breakdowns;
import io.shopstream.api.reports.part.ForecastParts;
import io.shopstream.api.reports.part.ProductParts;
import io.shopstream.api.reports.part.SalesParts;
import io.shopstream.schemas.query.RankBy;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Questions and sections that several kinds of reports share. */
record Sales(Scope scope) {
    private static final int PRODUCTS = 10;
    private static final int PARTS = 50;
    private static final int STOCK = 100;
    private static final int FORECAST_DAYS = 30;

    Section trend() {
        Period cut = scope.cut();
        return SalesParts.trend(scope.ask(new TrendsQuery(scope.currency(), cut, scope.filter())), cut);
    }

    Section days(int count) {
        Period days = scope.daysUntilEnd(count);
        List<SalesBucket> series = scope.ask(new RevenueQuery(scope.currency(), days, scope.filter()))
                .series();
        return SalesParts.days(days, Objects.requireNonNull(series, "series of days"));
    }

    SalesBreakdown breakdown(Dimension dimension) {
        return scope.ask(new BreakdownQuery(dimension, scope.currency(), scope.period(), scope.filter(), PARTS));
    }

    static Section by(Dimension dimension, SalesBreakdown parts) {
        return switch (dimension) {
            case CATEGORY -> Breakdowns.of(parts, "Categories", "Category");
            case COUNTRY -> Breakdowns.of(parts, "Countries", "Country");
            case CHANNEL -> Breakdowns.of(parts, "Channels", "Channel");
        };
    }

    Section bestSellers() {
        return ProductParts.ranking(
                scope.ask(new TopProductsQuery(
                        scope.currency(), scope.period(), RankBy.NET, RankOrder.BEST, scope.filter(), PRODUCTS, false)),
                "best-sellers",
                "Best sellers");
    }

    /** Of the whole period; empty where there are none, or they are not known. */
    Optional<Funnel> funnel() {
        FunnelQuery query = new FunnelQuery(scope.period());
        return scope.filter().isEmpty() && query.isAnswerable()
                ? Optional.of(scope.ask(query)).filter(funnel -> funnel.sessions() > 0)
                : Optional.empty();
    }

    /** As of the end of the period; empty with a filter that the analysis does not know. */
    Optional<RfmAnalysis> rfm() {
        return scope.filter().isByCountryAtMost()
                ? Optional.of(scope.ask(new RfmQuery(
                        scope.currency(),
                        scope.filter().country(),
                        scope.period().range().to())))
                : Optional.empty();
    }

    /** Of products on sale, as of the last load. */
    Inventory inventory() {
        return scope.ask(new InventoryQuery(scope.filter().category(), true, STOCK));
    }

    Section outlook() {
        return ForecastParts.outlook(
                scope.ask(new ForecastQuery(scope.currency(), FORECAST_DAYS, scope.zone(), scope.filter())));
    }
}
