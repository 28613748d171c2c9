package io.shopstream.api.analytics;

import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.answer.Revenue;
import io.shopstream.api.answer.analytics.SalesBreakdown;
import io.shopstream.api.answer.analytics.SalesPart;
import io.shopstream.api.answer.analytics.change.RevenueComparison;
import io.shopstream.api.params.SalesFilter;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.warehouse.WarehouseQuery;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sales of a range by country, channel or category, most net first, ties by name. The totals are over all parts, also
 * those beyond {@code limit}.
 */
public record BreakdownQuery(Dimension dimension, String currency, Period period, SalesFilter filter, int limit)
        implements WarehouseQuery<SalesBreakdown> {

    @Override
    public SalesBreakdown ask(JdbcClient snapshot, Instant asOf) {
        SequencedMap<String, Revenue> parts = read(snapshot, period.range());
        Revenue total = total(snapshot, period, parts);
        Optional<Period> former = period.former();
        Map<String, Revenue> earlier =
                former.map(before -> read(snapshot, before.range())).orElse(new LinkedHashMap<>());
        List<SalesPart> items = parts.entrySet().stream()
                .limit(limit)
                .map(part -> SalesPart.of(
                        part.getKey(),
                        part.getValue(),
                        total.net(),
                        former.map(_ -> earlier.getOrDefault(part.getKey(), Revenue.ZERO))
                                .orElse(null)))
                .toList();
        return new SalesBreakdown(
                dimension.code(),
                currency,
                period.range().from(),
                period.range().to(),
                total.gross().toPlainString(),
                total.returns().toPlainString(),
                total.net().toPlainString(),
                total.orders(),
                total.units(),
                total.averageOrderValue(),
                parts.size(),
                items,
                dimension == Dimension.CHANNEL ? Campaigns.read(snapshot, currency, period.range(), filter) : null,
                former.map(before -> RevenueComparison.of(
                                period.compare().code(),
                                before.range().from(),
                                before.range().to(),
                                total,
                                total(snapshot, before, earlier)))
                        .orElse(null),
                period.zone().getId(),
                filter.category(),
                filter.country(),
                filter.channel(),
                isInMart(period.range()) ? "mart" : "facts",
                asOf);
    }

    private boolean isInMart(TimeRange range) {
        return dimension.isInMart(filter) && range.isWhole(ChronoUnit.HOURS);
    }

    private SequencedMap<String, Revenue> read(JdbcClient snapshot, TimeRange range) {
        SequencedMap<String, Revenue> parts = new LinkedHashMap<>();
        SalesSql.bind(snapshot.sql(BreakdownSql.of(dimension, isInMart(range))), currency, range, filter)
                .query(row -> {
                    parts.put(row.getString("name"), RevenueByBucket.figures(row));
                });
        return parts;
    }

    private Revenue total(JdbcClient snapshot, Period span, Map<String, Revenue> parts) {
        return dimension.isOfOrders()
                ? parts.values().stream().reduce(Revenue.ZERO, Revenue::plus)
                // The parts count an order of two categories twice.
                : RevenueByBucket.read(snapshot, currency, span.whole(), filter).total();
    }
}
