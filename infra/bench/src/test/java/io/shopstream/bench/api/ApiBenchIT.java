package io.shopstream.bench.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.bench.api.figure.Figure;
import io.shopstream.bench.api.figure.Measured;
import io.shopstream.embedded.SharedPlatform;
import io.shopstream.embedded.host.ChildJvm;
import io.shopstream.schemas.query.QueryJson;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A small run of the whole benchmark. Checks that everything is measured, not the values. */
class ApiBenchIT {
    private static final int ADDRESSES = 11;

    @Test
    void shouldMeasureEveryFigure(@TempDir Path directory) throws Exception {
        ApiBenchPlan plan = new ApiBenchPlan(5_000, 500, 1, Duration.ofMillis(500), 10, 5, 50);

        ApiBenchReport report = new ApiBench(
                        SharedPlatform.embedded(), "api-bench-", plan, ChildJvm.fastStart(), _ -> {})
                .run(directory);

        assertThat(report.failures()).as(report.text()).isZero();
        assertThat(report.values()).extracting(Measured::figure).contains(Figure.values());
        assertThat(report.values()).allSatisfy(value -> {
            assertThat(value.round()).isEqualTo(1);
            assertThat(value.count()).isPositive();
            assertThat(value.value()).isPositive().isFinite();
        });
        // Each address, and all together; the uncached ones are few in a second.
        assertThat(count(report, Figure.CACHED)).isEqualTo(ADDRESSES + 1);
        assertThat(count(report, Figure.UNCACHED)).isGreaterThan(1);
        // Two orders a second, so one, seen by every viewer.
        assertThat(report.values())
                .filteredOn(value -> value.figure() == Figure.VIEWER_LATENCY)
                .singleElement()
                .satisfies(seen -> assertThat(seen.count()).isEqualTo(plan.viewers()));
        assertThat(report.text())
                .contains("ingested / checked only", "No request failed")
                .doesNotContain("NaN");
        JsonNode json = QueryJson.mapper().readTree(report.json());
        assertThat(json.path("goals").size()).isEqualTo(8);
        assertThat(json.path("figures").size()).isEqualTo(report.values().size());
    }

    private static long count(ApiBenchReport report, Figure figure) {
        return report.values().stream()
                .filter(value -> value.figure() == figure)
                .count();
    }
}
