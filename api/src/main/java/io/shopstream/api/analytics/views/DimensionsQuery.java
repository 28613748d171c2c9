package io.shopstream.api.analytics.views;

import io.shopstream.api.answer.analytics.SalesDimensions;
import io.shopstream.api.answer.analytics.SalesDimensions.OfferedCategory;
import io.shopstream.api.answer.analytics.SalesDimensions.OfferedCurrency;
import io.shopstream.api.warehouse.Timestamps;
import io.shopstream.api.warehouse.WarehouseQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What questions about sales can be restricted to. Pages ask it before anything else, so it reads marts and an index,
 * never all orders.
 */
public record DimensionsQuery(String currency) implements WarehouseQuery<SalesDimensions> {
    // A window that a cancellation has emptied is like one that was never there.
    private static final String COUNTRIES = """
            select currency, country, sum(orders)::bigint as orders,
                   min(window_start) filter (where orders > 0) as first_hour,
                   max(window_start) filter (where orders > 0) as last_hour
            from mart.revenue_by_country_per_hour
            group by 1, 2
            having bool_or(gross <> 0 or returns <> 0 or orders <> 0 or units <> 0)
            order by country collate "C\"""";

    private static final String CATEGORIES = """
            with sold as (
              select distinct category_id
              from mart.revenue_by_category_per_hour
              where currency = :currency and (gross <> 0 or returns <> 0 or orders <> 0 or units <> 0)
            )
            select category_id, c.name
            from sold left join warehouse.categories c using (category_id)
            order by c.name collate "C" nulls last, category_id collate "C\"""";

    // From one channel to the next by the index, instead of through all orders. It has no longer ones: they would not
    // fit.
    private static final String CHANNELS = """
            with recursive channels(channel) as (
              select min(channel collate "C") from warehouse.orders where currency = :currency and length(channel) <= 200
              union all
              select (select min(o.channel collate "C") from warehouse.orders o
                      where o.currency = :currency and length(o.channel) <= 200
                        and o.channel collate "C" > c.channel)
              from channels c
              where c.channel is not null
            )
            select channel from channels where channel is not null""";

    // The hour is the mart's; facts are loaded by another loader and may come a moment later.
    private static final String FIRST_OF_HOUR = """
            select coalesce(min(placed_at), :hour) as at
            from warehouse.orders
            where placed_at >= :hour and placed_at < :end and stands and kind = 'SALE' and currency = :currency""";
    private static final String LAST_OF_HOUR = FIRST_OF_HOUR.replace("min(", "max(");

    private record Country(
            String currency,
            String name,
            long orders,
            @Nullable Instant firstHour,
            @Nullable Instant lastHour) {}

    @Override
    public SalesDimensions ask(JdbcClient snapshot, Instant asOf) {
        List<Country> all =
                snapshot.sql(COUNTRIES).query(DimensionsQuery::country).list();
        List<Country> own =
                all.stream().filter(some -> some.currency().equals(currency)).toList();
        return new SalesDimensions(
                currency,
                currencies(all),
                snapshot.sql(CATEGORIES)
                        .param("currency", currency)
                        .query((row, _) -> new OfferedCategory(row.getString("category_id"), row.getString("name")))
                        .list(),
                own.stream().map(Country::name).toList(),
                snapshot.sql(CHANNELS)
                        .param("currency", currency)
                        .query(String.class)
                        .list(),
                hour(own, Country::firstHour, BinaryOperator.minBy(Comparator.naturalOrder()))
                        .map(hour -> within(snapshot, FIRST_OF_HOUR, hour))
                        .orElse(null),
                hour(own, Country::lastHour, BinaryOperator.maxBy(Comparator.naturalOrder()))
                        .map(hour -> within(snapshot, LAST_OF_HOUR, hour))
                        .orElse(null),
                asOf);
    }

    private static List<OfferedCurrency> currencies(List<Country> all) {
        Map<String, Long> orders = new TreeMap<>();
        all.forEach(some -> orders.merge(some.currency(), some.orders(), Long::sum));
        return orders.entrySet().stream()
                .map(some -> new OfferedCurrency(some.getKey(), some.getValue()))
                .sorted(Comparator.comparingLong(OfferedCurrency::orders).reversed())
                .toList();
    }

    private static Optional<Instant> hour(
            List<Country> countries, Function<Country, @Nullable Instant> hour, BinaryOperator<Instant> choice) {
        return countries.stream().map(hour).filter(Objects::nonNull).reduce(choice);
    }

    private Instant within(JdbcClient snapshot, String sql, Instant hour) {
        return snapshot.sql(sql)
                .param("hour", Timestamps.utc(hour))
                .param("end", Timestamps.utc(hour.plus(Duration.ofHours(1))))
                .param("currency", currency)
                .query((row, _) -> Timestamps.instant(row, "at"))
                .single();
    }

    private static Country country(ResultSet row, int number) throws SQLException {
        return new Country(
                row.getString("currency"),
                row.getString("country"),
                row.getLong("orders"),
                Timestamps.instantOrNull(row, "first_hour"),
                Timestamps.instantOrNull(row, "last_hour"));
    }
}
