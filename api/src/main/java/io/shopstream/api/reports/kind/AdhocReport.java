package io.shopstream.api.reports.kind;

import io.shopstream.api.analytics.BreakdownQuery;
import io.shopstream.api.analytics.Dimension;
import io.shopstream.api.analytics.RevenueQuery;
import io.shopstream.api.analytics.calendar.Buckets;
import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.answer.Revenue;
import io.shopstream.api.answer.analytics.SalesBucket;
import io.shopstream.api.answer.analytics.SalesPart;
import io.shopstream.api.params.Compare;
import io.shopstream.api.params.Granularity;
import io.shopstream.api.reports.content.Section;
import io.shopstream.api.reports.content.Value;
import io.shopstream.api.reports.part.AdhocParts;
import io.shopstream.api.reports.part.AdhocParts.Row;
import io.shopstream.api.reports.part.Breakdowns;
import io.shopstream.api.reports.part.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What somebody selected: chosen measures by chosen dimensions. */
final class AdhocReport {
    private static final int PARTS = 10_000;

    private AdhocReport() {}

    static Content of(Scope scope, AdhocSelection selection) {
        return new Content(
                "Ad hoc report",
                List.of(),
                selection.dimensions().stream()
                        .map(dimension -> section(scope, selection, dimension))
                        .toList(),
                List.of(),
                Method.of(
                        Method.STANDING,
                        "An order with lines of two categories counts in both: orders by category add up to more than there"
                                + " are."));
    }

    private static Section section(Scope scope, AdhocSelection selection, AdhocSelection.Dimension dimension) {
        List<AdhocParts.Measure> measures =
                selection.measures().stream().map(AdhocReport::measure).toList();
        return switch (dimension) {
            case CATEGORY -> parts(scope, Dimension.CATEGORY, "Category", measures);
            case COUNTRY -> parts(scope, Dimension.COUNTRY, "Country", measures);
            case CHANNEL -> parts(scope, Dimension.CHANNEL, "Channel", measures);
            case DAY -> buckets(scope, Granularity.DAY, measures);
            case WEEK -> buckets(scope, Granularity.WEEK, measures);
            case MONTH -> buckets(scope, Granularity.MONTH, measures);
        };
    }

    private static AdhocParts.Measure measure(AdhocSelection.Measure measure) {
        Function<Revenue, Value> value =
                switch (measure) {
                    case NET -> revenue -> Values.amount(revenue.net());
                    case GROSS -> revenue -> Values.amount(revenue.gross());
                    case RETURNS -> revenue -> Values.amount(revenue.returns());
                    case ORDERS -> revenue -> Values.count(revenue.orders());
                    case UNITS -> revenue -> Values.count(revenue.units());
                    case AVERAGE_ORDER_VALUE -> revenue -> Values.amount(revenue.averageOrderValue());
                };
        return new AdhocParts.Measure(measure.code(), measure.heading(), value);
    }

    private static Section parts(Scope scope, Dimension dimension, String column, List<AdhocParts.Measure> measures) {
        List<SalesPart> items = scope.ask(
                        new BreakdownQuery(dimension, scope.currency(), scope.alone(), scope.filter(), PARTS))
                .items();
        return AdhocParts.parts(
                dimension.code(),
                column,
                items.stream()
                        .map(part -> new Row(Values.text(Breakdowns.name(part)), revenue(part)))
                        .toList(),
                measures);
    }

    private static Revenue revenue(SalesPart part) {
        return new Revenue(
                new BigDecimal(part.gross()),
                new BigDecimal(part.returns()),
                new BigDecimal(part.net()),
                part.orders(),
                part.units());
    }

    private static Section buckets(Scope scope, Granularity granularity, List<AdhocParts.Measure> measures) {
        Period period = new Period(scope.period().range(), granularity, scope.zone(), Compare.NONE);
        Buckets buckets = period.buckets();
        List<SalesBucket> series = Objects.requireNonNull(
                scope.ask(new RevenueQuery(scope.currency(), period, scope.filter()))
                        .series(),
                "series");
        Map<Integer, Revenue> sold =
                series.stream().collect(Collectors.toMap(SalesBucket::index, AdhocReport::revenue));
        List<Row> rows = IntStream.range(0, buckets.count())
                .mapToObj(index -> new Row(
                        Values.day(buckets.start(index).atZone(scope.zone()).toLocalDate()),
                        sold.getOrDefault(index, Revenue.ZERO)))
                .toList();
        return AdhocParts.buckets(period, rows, measures);
    }

    private static Revenue revenue(SalesBucket bucket) {
        return new Revenue(
                new BigDecimal(bucket.gross()),
                new BigDecimal(bucket.returns()),
                new BigDecimal(bucket.net()),
                bucket.orders(),
                bucket.units());
    }
}
