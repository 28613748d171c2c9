package io.shopstream.api.analytics;

import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.answer.Revenue;
import io.shopstream.api.answer.analytics.SalesBreakdown;
import io.shopstream.api.answer.analytics.SalesPart;
import io.shopstream.api.answer.analytics.change.RevenueChanges;
import io.shopstream.api.params.SalesFilter;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.warehouse.WarehouseQuery;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Sales of a range by country, channel or category, most net first, ties by name or id. The totals are over all parts,
 * also those beyond {@code limit}.
 */
public record BreakdownQuery(Dimension dimension, String currency, Period period, SalesFilter filter, int limit)
        implements WarehouseQuery<SalesBreakdown> {
    private static final String CATEGORY_NAMES = """
            select category_id, name
            from warehouse.categories
            where category_id = any (:ids) and name is not null""";

    @Override
    public SalesBreakdown ask(JdbcClient snapshot, Instant asOf) {
        SequencedMap<String, Revenue> parts = read(snapshot, period.range());
        Revenue total = total(snapshot, period, parts);
        Optional<Period> former = period.former();
        Map<String, Revenue> earlier =
                former.map(before -> read(snapshot, before.range())).orElse(new LinkedHashMap<>());
        List<SalesPart> items =
                items(snapshot, parts, total.net(), name -> former.map(_ -> earlier.getOrDefault(name, Revenue.ZERO))
                        .orElse(null));
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
                period.comparedWith(),
                former.map(before -> RevenueChanges.of(total, total(snapshot, before, earlier)))
                        .orElse(null),
                period.zone().getId(),
                filter.category(),
                filter.country(),
                filter.channel(),
                isInMart(period.range()) ? "mart" : "facts",
                asOf);
    }

    private List<SalesPart> items(
            JdbcClient snapshot,
            SequencedMap<String, Revenue> parts,
            BigDecimal whole,
            Function<String, @Nullable Revenue> former) {
        List<String> first = parts.keySet().stream().limit(limit).toList();
        boolean isById = dimension == Dimension.CATEGORY;
        Map<String, String> names = isById ? categoryNames(snapshot, first) : Map.of();
        return first.stream()
                .map(part -> SalesPart.of(
                        isById ? part : null,
                        isById ? names.get(part) : part,
                        Objects.requireNonNull(parts.get(part)),
                        whole,
                        former.apply(part)))
                .toList();
    }

    private static Map<String, String> categoryNames(JdbcClient snapshot, List<String> ids) {
        Map<String, String> names = new HashMap<>();
        snapshot.sql(CATEGORY_NAMES)
                .param("ids", new SqlArrayValue("text", ids.toArray()))
                .query(row -> {
                    names.put(row.getString("category_id"), row.getString("name"));
                });
        return names;
    }

    private boolean isInMart(TimeRange range) {
        return dimension.isInMart(filter) && range.isWhole(ChronoUnit.HOURS);
    }

    private SequencedMap<String, Revenue> read(JdbcClient snapshot, TimeRange range) {
        SequencedMap<String, Revenue> parts = new LinkedHashMap<>();
        SalesSql.bind(snapshot.sql(BreakdownSql.of(dimension, filter, isInMart(range))), currency, range, filter)
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
