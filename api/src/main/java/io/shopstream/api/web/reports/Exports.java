package io.shopstream.api.web.reports;

import io.shopstream.api.analytics.BreakdownQuery;
import io.shopstream.api.analytics.CustomerMetricsQuery;
import io.shopstream.api.analytics.Dimension;
import io.shopstream.api.analytics.FunnelQuery;
import io.shopstream.api.analytics.HeatmapQuery;
import io.shopstream.api.analytics.RevenueQuery;
import io.shopstream.api.analytics.TopProductsQuery;
import io.shopstream.api.analytics.TrendsQuery;
import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.analytics.views.CohortsQuery;
import io.shopstream.api.analytics.views.InventoryQuery;
import io.shopstream.api.analytics.views.SegmentsQuery;
import io.shopstream.api.answer.Tabular;
import io.shopstream.api.params.Compare;
import io.shopstream.api.params.RankOrder;
import io.shopstream.api.params.RequestParameters;
import io.shopstream.api.params.SalesFilter;
import io.shopstream.api.reports.SummaryQuery;
import io.shopstream.api.warehouse.WarehouseQuery;
import io.shopstream.api.web.analytics.Question;
import io.shopstream.api.web.analytics.SalesParameters;
import org.springframework.stereotype.Component;

/** The query of an export: the one of the address that has the same figures. */
@Component
final class Exports {
    private static final String MAX_ROWS = "" + RequestParameters.MAX_ROWS;
    private static final String CHURN_DAYS = "90";

    private final Question question;

    Exports(Question question) {
        this.question = question;
    }

    /** @throws io.shopstream.api.params.BadParameterException naming the field */
    WarehouseQuery<? extends Tabular> query(ExportBody body) {
        SalesParameters sales = sales(body);
        String currency = question.currency(sales.currency());
        SalesFilter filter = sales.filter();
        return switch (body.kind()) {
            case SUMMARY -> new SummaryQuery(currency, period(body, "none"), filter, churnDays(body));
            case REVENUE -> new RevenueQuery(currency, period(body, "none"), filter);
            case TRENDS -> new TrendsQuery(currency, period(body, "day"), filter);
            case TOP_PRODUCTS ->
                new TopProductsQuery(
                        currency,
                        period(body, "none"),
                        RequestParameters.by(body.field("by")),
                        RankOrder.parse(body.field("order")),
                        filter,
                        RequestParameters.ranked(body.field("limit", MAX_ROWS)),
                        RequestParameters.margins(body.field("margins")));
            case CUSTOMER_METRICS -> new CustomerMetricsQuery(currency, period(body, "none"), filter, churnDays(body));
            case SEGMENTS -> new SegmentsQuery(currency);
            case COHORTS ->
                new CohortsQuery(currency, question.months(sales.from(), sales.to()), Compare.parse(sales.compare()));
            case FUNNEL -> new FunnelQuery(period(body, "none"));
            case CHANNELS -> sales(Dimension.CHANNEL, currency, body, filter);
            case GEOGRAPHY -> sales(Dimension.COUNTRY, currency, body, filter);
            case CATEGORIES -> sales(Dimension.CATEGORY, currency, body, filter);
            case INVENTORY -> new InventoryQuery(filter.category(), parts(body));
            case HEATMAP -> new HeatmapQuery(currency, period(body, "none"), filter);
        };
    }

    private BreakdownQuery sales(Dimension dimension, String currency, ExportBody body, SalesFilter filter) {
        return new BreakdownQuery(dimension, currency, period(body, "none"), filter, parts(body));
    }

    private static SalesParameters sales(ExportBody body) {
        return new SalesParameters(
                body.field("from"),
                body.field("to"),
                body.field("time_zone"),
                body.field("compare"),
                body.field("currency"),
                body.field("category"),
                body.field("country"),
                body.field("channel"));
    }

    private Period period(ExportBody body, String granularity) {
        return question.period(sales(body), body.field("granularity", granularity));
    }

    private static int parts(ExportBody body) {
        return RequestParameters.parts(body.field("limit", MAX_ROWS));
    }

    private int churnDays(ExportBody body) {
        return question.churnDays(body.field("churn_days", CHURN_DAYS));
    }
}
