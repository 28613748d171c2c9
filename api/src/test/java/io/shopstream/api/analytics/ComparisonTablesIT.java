package io.shopstream.api.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.params.Compare;
import io.shopstream.api.params.SalesFilter;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.support.CsvReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A table has the columns of a comparison if one was requested, the same for every address, and its figures. */
class ComparisonTablesIT {
    private static final String RANGE = "?from=2025-09-01&to=2025-12-01";
    private static final Ask AUTUMN = new Ask(
            "USD",
            new TimeRange(Instant.parse("2025-09-01T00:00:00Z"), Instant.parse("2025-12-01T00:00:00Z")),
            ZoneId.of("UTC"),
            new SalesFilter(null, null, null));

    private record Table(List<String> names, List<List<String>> rows) {
        static Table read(String path) {
            String csv = AnalyticsShop.api().get(path + "&format=csv").body();
            List<List<String>> records = CsvReader.read(csv);
            return new Table(records.getFirst(), records.subList(1, records.size()));
        }

        String cell(int row, String name) {
            return rows.get(row).get(names.indexOf(name));
        }

        List<String> compared() {
            return names.stream()
                    .filter(name -> name.endsWith("_former"))
                    .map(name -> name.substring(0, name.length() - "_former".length()))
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "revenue, '', 5",
        "customer-metrics, '', 9",
        "funnel, '', 8",
        "top-products, /items, 3",
        "channels, /items, 6",
        "geography, /items, 6",
        "categories, /items, 6",
        "heatmap, /cells, 4",
    })
    void shouldHaveTheFiguresOfTheAnswer(String address, String things, int figures) {
        String path = "/api/analytics/" + address + RANGE + "&compare=previous";
        JsonNode answer = Ask.get(path);
        Table table = Table.read(path);
        assertThat(table.compared()).hasSize(figures).isSubsetOf(changed(answer, things, 0));
        assertThat(table.rows())
                .hasSize(things.isEmpty() ? 1 : answer.at(things).size());
        for (int i = 0; i < table.rows().size(); i++) {
            JsonNode changes = thing(answer, things, i).get("changes");
            for (String figure : table.compared()) {
                assertCell(
                        table.cell(i, figure + "_former"), changes.get(figure).path("former"));
                assertCell(
                        table.cell(i, figure + "_difference"),
                        changes.get(figure).path("difference"));
                assertCell(
                        table.cell(i, figure + "_percent"), changes.get(figure).path("percent"));
            }
        }
    }

    private static JsonNode thing(JsonNode answer, String things, int number) {
        return things.isEmpty() ? answer : answer.at(things).get(number);
    }

    private static List<String> changed(JsonNode answer, String things, int number) {
        return new ArrayList<>(thing(answer, things, number).get("changes").propertyNames());
    }

    private static void assertCell(String cell, JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            assertThat(cell).isEmpty();
        } else {
            assertThat(new BigDecimal(cell)).isEqualByComparingTo(new BigDecimal(value.asString()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"revenue", "trends", "customer-metrics", "funnel"})
    void shouldCompareEachBucketWithTheFormerOneOfItsIndex(String address) {
        TimeRange former =
                Compare.PREVIOUS.former(AUTUMN.range(), AUTUMN.zone()).orElseThrow();
        String ofWeeks = "/api/analytics/" + address + "?granularity=week&";
        JsonNode answer = Ask.get(ofWeeks + "from=2025-09-01&to=2025-12-01&compare=previous");
        JsonNode alone = Ask.get(ofWeeks + "from=%s&to=%s".formatted(former.from(), former.to()));
        assertThat(answer.get("former_series")).isNotEmpty().isEqualTo(alone.get("series"));
        Map<Integer, JsonNode> earlier = new HashMap<>();
        alone.get("series").forEach(bucket -> earlier.put(bucket.get("index").intValue(), bucket));
        Table table = Table.read(ofWeeks + "from=2025-09-01&to=2025-12-01&compare=previous");
        assertThat(table.rows()).hasSize(answer.get("series").size());
        int compared = 0;
        for (int i = 0; i < table.rows().size(); i++) {
            JsonNode bucket = answer.get("series").get(i);
            JsonNode then = earlier.get(bucket.get("index").intValue());
            for (String figure : table.compared()) {
                if (then == null || !bucket.has(figure) || bucket.get(figure).isNull()) {
                    continue;
                }
                if (then.get(figure).isNull()) {
                    assertThat(table.cell(i, figure + "_former")).isEmpty();
                    continue;
                }
                BigDecimal before = new BigDecimal(then.get(figure).asString());
                assertThat(new BigDecimal(table.cell(i, figure + "_former"))).isEqualByComparingTo(before);
                assertThat(new BigDecimal(table.cell(i, figure + "_difference")))
                        .isEqualByComparingTo(new BigDecimal(bucket.get(figure).asString()).subtract(before));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "revenue",
                "trends",
                "customer-metrics",
                "funnel",
                "top-products",
                "channels",
                "geography",
                "categories",
                "heatmap",
                "cohorts"
            })
    void shouldHaveNoSuchColumnsWithoutAComparison(String address) {
        String path = "/api/analytics/" + address + RANGE;
        assertThat(Table.read(path).names()).noneMatch(name -> name.matches(".*_(former|difference|percent)"));
        assertThat(Ask.get(path).get("compared_with").isNull()).isTrue();
        assertThat(Table.read(path + "&compare=year").compared()).isNotEmpty();
    }
}
