package io.shopstream.api.explain;

import io.shopstream.api.params.BadParameterException;
import io.shopstream.api.params.RequestParameters;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.warehouse.Timestamps;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * A sum that can be explained: of the minutes in {@code range}, in one currency.
 *
 * @param kind what it is of
 * @param value id or name; empty for everything
 * @param range whole minutes; null for all times
 */
public record RevenueCell(
        CellKind kind, String value, @Nullable TimeRange range, String currency) {

    /**
     * @param product at most one of this and the next three is given
     * @throws BadParameterException if there is no such sum; says which ones there are
     */
    public static RevenueCell parse(
            CellTime time,
            @Nullable String product,
            @Nullable String category,
            @Nullable String country,
            @Nullable String customer,
            String currency) {
        Map<CellKind, String> given = new LinkedHashMap<>();
        put(given, CellKind.PRODUCT, product == null ? null : RequestParameters.id("product", product));
        put(given, CellKind.CATEGORY, RequestParameters.category(category));
        put(given, CellKind.COUNTRY, country == null ? null : RequestParameters.name("country", country));
        put(given, CellKind.CUSTOMER, customer == null ? null : RequestParameters.id("customer", customer));
        if (given.size() > 1) {
            throw new BadParameterException(
                    given.keySet().iterator().next().code(),
                    "cannot be combined: give one of product, category, country and customer");
        }
        CellKind kind =
                given.isEmpty() ? CellKind.ALL : given.keySet().iterator().next();
        TimeRange range = time.range().orElse(null);
        check(kind, range, time.first());
        return new RevenueCell(kind, given.getOrDefault(kind, ""), range, currency);
    }

    private static void put(Map<CellKind, String> given, CellKind kind, @Nullable String value) {
        if (value != null) {
            given.put(kind, value);
        }
    }

    private static void check(CellKind kind, @Nullable TimeRange range, String parameter) {
        if (range == null) {
            if (!kind.isOfAllTimes()) {
                throw new BadParameterException(
                        parameter,
                        "is required, or hour, day, or from and to: only a product or a customer has a sum of all"
                                + " times");
            }
            return;
        }
        if (kind == CellKind.CUSTOMER) {
            throw new BadParameterException(
                    parameter, "cannot be combined with 'customer': the sums of a customer are of all times");
        }
        if (!range.isWhole(ChronoUnit.MINUTES)) {
            throw new BadParameterException(parameter, "must be at whole minutes of UTC: no sum is of less");
        }
    }

    /**
     * Whether its table has it. The lines of a product, a category or a country can be of any minutes, such as the days
     * of a time zone that is half an hour off, but its table has whole hours of UTC.
     */
    boolean isKept() {
        return range == null || range.isWhole(kind.unit());
    }

    /** Binds the parameters of every statement of {@link CellSql} that it has. */
    StatementSpec bind(StatementSpec statement) {
        StatementSpec bound = statement.param("currency", currency);
        if (!kind.column().isEmpty()) {
            bound = bound.param("value", value);
        }
        return range == null
                ? bound
                : bound.param("from", Timestamps.utc(range.from())).param("to", Timestamps.utc(range.to()));
    }
}
