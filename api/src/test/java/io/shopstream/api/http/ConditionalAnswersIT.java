package io.shopstream.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.support.RunningApi;
import io.shopstream.api.support.SharedApi;
import io.shopstream.api.support.TestWarehouse;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ETag and 304 of answers from the warehouse, and that the same answer is not asked of it twice. */
class ConditionalAnswersIT {
    private final TestWarehouse warehouse = SharedApi.warehouse();
    private final RunningApi api = SharedApi.get();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/analytics/revenue?from=2010-12-01&to=2010-12-03&currency=GBP"
                        + " | max-age=5, must-revalidate, private",
                "/api/analytics/top-products?from=2010-12-01&to=2010-12-03&currency=GBP"
                        + " | max-age=5, must-revalidate, private",
                "/api/rejected?page_size=2 | no-cache, private",
                "/api/rejected?format=csv | no-cache, private",
            })
    void shouldBeSentOncePerLoad(String path, String caching) {
        HttpResponse<String> first = api.get(path);
        assertThat(first.headers().firstValue("Cache-Control")).contains(caching);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> same = api.get(path, "If-None-Match", tag);
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(same.headers().firstValue("Cache-Control")).contains(caching);
        assertThat(varies(same)).isEqualTo(varies(first)).contains("accept", "accept-encoding");

        load();
        HttpResponse<String> next = api.get(path, "If-None-Match", tag);
        assertThat(next.statusCode()).isEqualTo(200);
        assertThat(next.headers().firstValue("ETag")).get().isNotEqualTo(tag);
    }

    @Test
    void shouldHaveATagPerFormat() {
        String path = "/api/rejected?page_size=2";
        String tag = api.get(path).headers().firstValue("ETag").orElseThrow();
        assertThat(api.get(path + "&format=csv", "If-None-Match", tag).statusCode())
                .isEqualTo(200);
        assertThat(api.get("/api/rejected?page_size=3", "If-None-Match", tag).statusCode())
                .isEqualTo(200);
    }

    @Test
    void shouldSeeARebuildThatEndsAtTheSameOffsets() {
        String path = "/api/analytics/revenue?from=2010-12-01&to=2010-12-04&currency=GBP";
        String tag = api.get(path).headers().firstValue("ETag").orElseThrow();
        warehouse.execute("update ops.sink_offsets set updated_at = updated_at + interval '1 microsecond'"
                + " where topic = 'shop.orders.v1'");
        assertThat(api.get(path, "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldNotAskTheWarehouseAgainUntilTheNextLoad() {
        String path = "/api/analytics/revenue?from=2010-12-01&to=2010-12-05&currency=GBP";
        load();
        String body = api.get(path).body();
        double hits = hits();
        assertThat(api.get(path).body()).isEqualTo(body);
        assertThat(api.get(path + "&format=csv").statusCode())
                .as("the same answer in another form")
                .isEqualTo(200);
        assertThat(hits()).isGreaterThanOrEqualTo(hits + 2);
    }

    @Test
    void shouldSendTheQualityOncePerRun() {
        warehouse.execute("delete from ops.quality_checks");
        String run = "insert into ops.quality_checks values (%d, 'score', 'SCORE', '*', 2, 0, true, 100, '',"
                + " '{\"terms\": [], \"not_judged\": 0}', '2026-03-01T10:00Z')";
        try {
            warehouse.execute(run.formatted(5));
            String tag = api.get("/api/quality").headers().firstValue("ETag").orElseThrow();
            assertThat(api.get("/api/quality", "If-None-Match", tag).statusCode())
                    .isEqualTo(304);
            warehouse.execute(run.formatted(6));
            assertThat(api.get("/api/quality", "If-None-Match", tag).statusCode())
                    .isEqualTo(200);
        } finally {
            warehouse.execute("delete from ops.quality_checks");
        }
    }

    private static Set<String> varies(HttpResponse<String> answer) {
        return answer.headers().allValues("Vary").stream()
                .flatMap(value -> Arrays.stream(value.toLowerCase(Locale.ROOT).split(", *")))
                .collect(Collectors.toSet());
    }

    private void load() {
        warehouse.execute("update ops.sink_offsets set next_offset = next_offset + 1 where topic = 'shop.orders.v1'");
    }

    private double hits() {
        return api.get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith("cache_gets_total")
                        && line.contains("cache=\"warehouse-answers\"")
                        && line.contains("result=\"hit\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
