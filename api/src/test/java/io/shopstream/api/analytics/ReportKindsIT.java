package io.shopstream.api.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.params.BadParameterException;
import io.shopstream.api.params.Compare;
import io.shopstream.api.params.Granularity;
import io.shopstream.api.params.SalesFilter;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.reports.content.Chart;
import io.shopstream.api.reports.content.Report;
import io.shopstream.api.reports.content.ReportKind;
import io.shopstream.api.reports.content.Section;
import io.shopstream.api.reports.content.Table;
import io.shopstream.api.reports.content.Value;
import io.shopstream.api.reports.kind.AdhocSelection;
import io.shopstream.api.reports.kind.ReportQuery;
import io.shopstream.schemas.query.QueryJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of report can be written in every format: names are unique, and charts are those of the pages. */
class ReportKindsIT {
    private static final Path CHARTS = Path.of("src/main/resources/pages/js/charts");
    private static final Pattern FUNCTION = Pattern.compile("export function (\\w+Chart)\\(");
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final SalesFilter ALL = new SalesFilter(null, null, null);
    private static final TimeRange OCTOBER =
            new TimeRange(Instant.parse("2025-10-01T00:00:00Z"), Instant.parse("2025-11-01T00:00:00Z"));

    private static Report report(ReportKind kind, TimeRange range, Compare compare, SalesFilter filter, ZoneId zone) {
        AdhocSelection adhoc = kind == ReportKind.ADHOC
                ? AdhocSelection.parse("orders,net,average_order_value", "country, category,day,month")
                : null;
        Period period = new Period(range, Granularity.NONE, zone, compare);
        return new ReportQuery(kind, period, "USD", filter, adhoc, NOW).ask(AnalyticsShop.jdbc(), NOW);
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeComplete(ReportKind kind) {
        Report report = report(kind, OCTOBER, Compare.PREVIOUS, ALL, ZoneOffset.UTC);

        assertThat(report.kind()).isEqualTo(kind);
        assertThat(report.title()).isNotBlank();
        assertThat(report.period().former())
                .isEqualTo(new TimeRange(Instant.parse("2025-09-01T00:00:00Z"), OCTOBER.from()));
        assertThat(report.incomplete()).isNull();
        assertThat(report.method()).isNotEmpty().allSatisfy(paragraph -> assertThat(paragraph)
                .endsWith("."));
        assertThat(report.findings())
                .allSatisfy(
                        finding -> assertThat(finding.sentence()).endsWith(".").doesNotContain("null"));
        assertThat(report.suggestions()).allSatisfy(suggestion -> {
            assertThat(suggestion.action()).endsWith(".").doesNotContain("null");
            assertThat(suggestion.rule()).endsWith(".");
        });
        assertThat(report.sections()).isNotEmpty();
        assertThat(report.tables())
                .extracting(Table::name)
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).matches("[a-z0-9]+(-[a-z0-9]+)*"));
        charts(report).forEach(ReportKindsIT::isDrawable);
    }

    private static Stream<Chart> charts(Report report) {
        return report.sections().stream()
                .map(Section::blocks)
                .flatMap(List::stream)
                .filter(Chart.class::isInstance)
                .map(Chart.class::cast);
    }

    private static void isDrawable(Chart chart) {
        assertThat(functions()).contains(chart.function());
        assertThat(chart.description()).endsWith(".");
        // Rhino gets it as text, and knows no Java object.
        assertThat(QueryJson.mapper().writeValueAsString(chart.data())).startsWith("{");
        if (chart.data().get("starts") instanceof List<?> starts
                && chart.data().get("values") instanceof List<?> values) {
            assertThat(values).hasSameSizeAs(starts);
        }
    }

    private static Set<String> functions() {
        try (Stream<Path> files = Files.list(CHARTS)) {
            return files.map(ReportKindsIT::read)
                    .flatMap(text -> FUNCTION.matcher(text).results())
                    .map((MatchResult result) -> result.group(1))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldTellOfAPeriodWithoutSales(ReportKind kind) {
        TimeRange empty = new TimeRange(Instant.parse("1999-01-01T00:00:00Z"), Instant.parse("1999-01-02T00:00:00Z"));

        Report report = report(kind, empty, Compare.PREVIOUS, ALL, ZoneId.of("Asia/Kolkata"));

        assertThat(report.sections()).isNotEmpty();
        assertThat(report.findings())
                .as("kinds that tell of the last load have findings of any period")
                .hasSizeLessThanOrEqualTo(
                        kind == ReportKind.INVENTORY || kind == ReportKind.FORECAST || kind == ReportKind.QUALITY
                                ? 3
                                : 0);
    }

    @ParameterizedTest
    @EnumSource
    void shouldTellNoChangesWithoutAComparison(ReportKind kind) {
        List<String> known = kind.filters();
        SalesFilter filter = new SalesFilter(
                known.contains("category") ? "toys" : null,
                known.contains("country") ? "Norway" : null,
                known.contains("channel") ? "web" : null);

        Report report = report(kind, OCTOBER, Compare.NONE, filter, ZoneOffset.UTC);

        assertThat(report.period().former()).isNull();
        assertThat(report.filters()).hasSameSizeAs(known);
        assertThat(report.tables()).extracting(Table::name).noneMatch(name -> name.startsWith("change-by-"));
    }

    @Test
    void shouldSplitChangesOfProductsIntoPriceAndVolume() {
        Table table = report(ReportKind.PRODUCTS, OCTOBER, Compare.PREVIOUS, ALL, ZoneOffset.UTC).tables().stream()
                .filter(candidate -> candidate.name().equals("price-and-volume"))
                .findFirst()
                .orElseThrow();

        for (int column = 1; column <= 5; column++) {
            BigDecimal sum = BigDecimal.ZERO;
            for (List<Value> row : table.rows().subList(0, table.rows().size() - 1)) {
                sum = sum.add(amount(row.get(column)));
            }
            assertThat(amount(table.rows().getLast().get(column))).isEqualByComparingTo(sum);
        }
        assertThat(table.rows()).allSatisfy(row -> assertThat(amount(row.get(4)).add(amount(row.get(5))))
                .isEqualByComparingTo(amount(row.get(3))));
    }

    private static BigDecimal amount(Value value) {
        return ((Value.Amount) value).amount();
    }

    @Test
    void shouldSayThatAPeriodIsNotOver() {
        TimeRange range = new TimeRange(Instant.parse("2026-05-31T00:00:00Z"), NOW.plusSeconds(86_400));

        assertThat(report(ReportKind.EXECUTIVE, range, Compare.PREVIOUS, ALL, ZoneOffset.UTC)
                        .incomplete())
                .isEqualTo("The period is not over: what is sold until its end is missing.");
    }

    @Test
    void shouldRefuseWhatCannotBeSelected() {
        assertRefused("net,cost", "country", "measures", "net, gross, returns, orders, units, average_order_value");
        assertRefused("", "country", "measures", "must be one or more");
        assertRefused("net", "country;drop table orders", "dimensions", "category, country, channel, day, week, month");
        Period period = new Period(OCTOBER, Granularity.NONE, ZoneOffset.UTC, Compare.NONE);
        assertThatThrownBy(() -> new ReportQuery(ReportKind.ADHOC, period, "USD", ALL, null, NOW))
                .isInstanceOf(BadParameterException.class);
        assertThatThrownBy(() ->
                        new ReportQuery(ReportKind.WEEKLY, period, "USD", ALL, AdhocSelection.parse("net", "day"), NOW))
                .isInstanceOf(BadParameterException.class);
    }

    private static void assertRefused(String measures, String dimensions, String parameter, @Nullable String accepted) {
        assertThatThrownBy(() -> AdhocSelection.parse(measures, dimensions))
                .isInstanceOfSatisfying(BadParameterException.class, e -> {
                    assertThat(e.parameter()).isEqualTo(parameter);
                    assertThat(e).hasMessageContaining(accepted);
                });
    }
}
