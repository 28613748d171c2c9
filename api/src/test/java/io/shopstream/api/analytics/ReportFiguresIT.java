package io.shopstream.api.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.params.Compare;
import io.shopstream.api.params.Granularity;
import io.shopstream.api.params.SalesFilter;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.reports.content.Figures;
import io.shopstream.api.reports.content.Figures.Figure;
import io.shopstream.api.reports.content.Report;
import io.shopstream.api.reports.content.ReportKind;
import io.shopstream.api.reports.content.Table;
import io.shopstream.api.reports.content.Value;
import io.shopstream.api.reports.kind.ReportQuery;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every figure of a report of sales equals plain SQL over the facts, and contributions add up. */
class ReportFiguresIT {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private final JdbcClient warehouse = AnalyticsShop.jdbc();

    private Report report(ReportKind kind, Span span, SalesFilter filter) {
        Period period = new Period(span.range(), Granularity.NONE, span.zone(), Compare.PREVIOUS);
        return new ReportQuery(kind, period, "USD", filter, null, NOW).ask(warehouse, NOW);
    }

    /** Whole days of a zone. */
    private record Span(LocalDate from, LocalDate to, ZoneId zone) {
        TimeRange range() {
            return new TimeRange(
                    from.atStartOfDay(zone).toInstant(), to.atStartOfDay(zone).toInstant());
        }

        int days() {
            return (int) (to.toEpochDay() - from.toEpochDay());
        }

        Span former() {
            TimeRange before = Compare.PREVIOUS.former(range(), zone).orElseThrow();
            return new Span(date(before.from()), date(before.to()), zone);
        }

        private LocalDate date(Instant time) {
            return time.atZone(zone).toLocalDate();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EXECUTIVE, 2025-10-26, 2025-10-27, UTC, ,",
        "EXECUTIVE, 2026-03-29, 2026-03-30, Europe/Berlin, ,",
        "WEEKLY, 2026-03-23, 2026-03-30, UTC, ,",
        "MONTHLY, 2025-11-01, 2025-12-01, America/New_York, ,",
        "MONTHLY, 2025-10-01, 2025-11-01, UTC, ,",
        "MONTHLY, 2026-03-01, 2026-04-01, UTC, Norway,",
        "EXECUTIVE, 2025-11-01, 2025-11-08, UTC, , toys",
    })
    void shouldEqualPlainSql(
            ReportKind kind,
            LocalDate from,
            LocalDate to,
            String zone,
            @Nullable String country,
            @Nullable String category) {
        Span span = new Span(from, to, ZoneId.of(zone));
        SalesFilter filter = new SalesFilter(category, country, null);

        Report report = report(kind, span, filter);

        Map<String, Value> now = figures(report, Figure::value);
        Map<String, Value> former = figures(report, Figure::former);
        assertThat(now).containsAllEntriesOf(naive(span, filter));
        assertThat(former).containsAllEntriesOf(naive(span.former(), filter));
        assertThat(column(table(report, "key-figures"), "value")).isEqualTo(now);
        assertThat(column(table(report, "key-figures"), "former")).isEqualTo(former);
        for (Table table : report.tables()) {
            parts(table, span, filter);
        }
        assertThat(report.tables())
                .extracting(Table::name)
                .contains("by-channel", "change-by-product", "best-sellers")
                .matches(names -> filter.isEmpty() == names.containsAll(List.of("by-country", "by-category")))
                .doesNotHaveDuplicates();
    }

    private static Map<String, Value> figures(Report report, Function<Figure, @Nullable Value> value) {
        return report.sections().getFirst().blocks().stream()
                .filter(Figures.class::isInstance)
                .flatMap(figures -> ((Figures) figures).figures().stream())
                .filter(figure -> value.apply(figure) != null)
                .collect(Collectors.toMap(Figure::name, value));
    }

    private static Table table(Report report, String name) {
        return report.tables().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The values of a column by the text in the first one. */
    private static Map<String, Value> column(Table table, String name) {
        List<String> names = table.columns().stream().map(Table.Column::name).toList();
        Map<String, Value> values = new TreeMap<>();
        table.rows().forEach(row -> values.put(((Value.Text) row.getFirst()).text(), row.get(names.indexOf(name))));
        return values;
    }

    private void parts(Table table, Span span, SalesFilter filter) {
        if (table.name().startsWith("change-by-")) {
            contributions(table, span, filter);
        }
        String by =
                switch (table.name()) {
                    case "by-country" -> "o.shipping_country";
                    case "by-channel" -> "o.channel";
                    case "by-category" ->
                        "coalesce((select name from warehouse.categories c where c.category_id ="
                                + " i.category_id), i.category_id, 'unknown')";
                    default -> null;
                };
        if (by != null) {
            assertThat(column(table, "net")).isEqualTo(nets(by, span, filter));
            // One of the parts may be new, so former ones are compared where there are any.
            Map<String, Value> before = column(table, "net_former");
            Map<String, Value> expected = nets(by, span.former(), filter);
            before.forEach((name, value) ->
                    assertThat(value).isEqualTo(expected.getOrDefault(name, amount(new BigDecimal("0.00")))));
        }
        if (table.name().equals("best-sellers")) {
            Map<String, Value> expected = nets("i.product_id", span, filter);
            column(table, "net").forEach((id, net) -> assertThat(net).isEqualTo(expected.get(id)));
            assertThat(table.rows()).hasSize(Math.min(10, expected.size()));
        }
        if (table.name().equals("net-by-day")) {
            Map<String, Value> expected =
                    nets("(o.placed_at at time zone '%s')::date::text".formatted(span.zone()), span, filter);
            // A former month that was longer has rows of its own below.
            table.rows().subList(0, span.days()).forEach(row -> assertThat(row.get(1))
                    .isEqualTo(expected.getOrDefault(
                            ((Value.Day) row.getFirst()).day().toString(), amount(new BigDecimal("0.00")))));
            assertThat(table.rows()).hasSize(Math.max(span.days(), span.former().days()));
        }
    }

    private void contributions(Table table, Span span, SalesFilter filter) {
        Map<String, Value> changes = column(table, "change");
        Map.Entry<String, Value> all = changes.entrySet().stream()
                .filter(change -> change.getKey().startsWith("All "))
                .findFirst()
                .orElseThrow();
        BigDecimal parts = changes.entrySet().stream()
                .filter(change -> !change.equals(all))
                .map(change -> ((Value.Amount) change.getValue()).amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal change = net(span, filter).subtract(net(span.former(), filter));
        assertThat(((Value.Amount) all.getValue()).amount()).isEqualByComparingTo(change);
        assertThat(parts).isEqualByComparingTo(change);
    }

    private BigDecimal net(Span span, SalesFilter filter) {
        Value net = Objects.requireNonNull(naive(span, filter).get("Net revenue"));
        return ((Value.Amount) net).amount();
    }

    private Map<String, Value> nets(String by, Span span, SalesFilter filter) {
        Map<String, Value> nets = new TreeMap<>();
        bound("""
                select %s as part, sum(i.line_total) as net
                from warehouse.orders o join warehouse.order_items i on i.order_id = o.order_id
                where %s group by 1""".formatted(by, where(filter)), span).query(row -> {
            nets.put(row.getString("part"), amount(row.getBigDecimal("net")));
        });
        return nets;
    }

    private static String where(SalesFilter filter) {
        return "(o.kind = 'SALE' and o.status not in ('CANCELLED', 'REFUNDED')"
                + " or o.kind = 'RETURN' and o.status <> 'CANCELLED') and o.currency = 'USD'"
                + " and o.placed_at >= :from and o.placed_at < :to"
                + (filter.country() == null ? "" : " and o.shipping_country = '%s'".formatted(filter.country()))
                + (filter.category() == null ? "" : " and i.category_id = '%s'".formatted(filter.category()));
    }

    private JdbcClient.StatementSpec bound(String sql, Span span) {
        return warehouse
                .sql(sql)
                .param("from", span.range().from().atOffset(ZoneOffset.UTC))
                .param("to", span.range().to().atOffset(ZoneOffset.UTC));
    }

    /** The figures of sales and of buyers, from the lines. */
    private Map<String, Value> naive(Span span, SalesFilter filter) {
        return bound("""
                with o as (
                  select o.order_id, o.kind, o.user_id, sum(i.line_total) as total, sum(i.quantity) as units
                  from warehouse.orders o join warehouse.order_items i on i.order_id = o.order_id
                  where %s group by 1, 2, 3
                )
                select coalesce(sum(total) filter (where kind = 'SALE'), 0.00) as gross,
                       coalesce(sum(total) filter (where kind = 'RETURN'), 0.00) as returns,
                       count(*) filter (where kind = 'SALE') as orders, coalesce(sum(units), 0) as units,
                       count(distinct user_id) filter (where kind = 'SALE') as customers
                from o""".formatted(where(filter)), span)
                .query((row, _) -> {
                    BigDecimal gross = row.getBigDecimal("gross");
                    long orders = row.getLong("orders");
                    return Map.of(
                            "Gross revenue",
                            amount(gross),
                            "Returns",
                            amount(row.getBigDecimal("returns")),
                            "Net revenue",
                            amount(gross.add(row.getBigDecimal("returns"))),
                            "Orders",
                            new Value.Count(orders),
                            "Units",
                            new Value.Count(row.getLong("units")),
                            "Average order value",
                            orders == 0
                                    ? Value.Missing.MISSING
                                    : amount(gross.divide(BigDecimal.valueOf(orders), 2, RoundingMode.HALF_UP)),
                            "Customers",
                            (Value) new Value.Count(row.getLong("customers")));
                })
                .single();
    }

    private static Value amount(BigDecimal amount) {
        return new Value.Amount(amount.setScale(2, RoundingMode.UNNECESSARY));
    }
}
