package io.shopstream.local.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.local.monitoring.MonitoringFiles.Alert;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MonitoringFilesTest {
    private static final Pattern SECTION = Pattern.compile("^## (\\w+)$", Pattern.MULTILINE);
    private static final List<String> PARTS = List.of("**Symptom.**", "**Meaning.**", "**Do.**", "**Helped when.**");

    @Test
    void shouldHaveARunbookEntryOfFourPartsForEveryAlert() throws IOException {
        String runbook = MonitoringFiles.page("RUNBOOK.md");
        List<String> alerts = MonitoringFiles.alerts().stream().map(Alert::name).toList();

        assertThat(SECTION.matcher(runbook).results().map(section -> section.group(1)))
                .containsExactlyElementsOf(alerts);
        for (String section : runbook.split("^## ", Pattern.MULTILINE)) {
            String name = section.lines().findFirst().orElse("");
            if (alerts.contains(name)) {
                assertThat(section).as(name).contains(PARTS);
            }
        }
    }

    @Test
    void shouldNameTheRunbookEntryAndASeverityInEveryAlert() throws IOException {
        for (Alert alert : MonitoringFiles.alerts()) {
            assertThat(alert.annotations())
                    .as(alert.name())
                    .containsKey("summary")
                    .containsEntry("runbook_url", "RUNBOOK.md#" + alert.name().toLowerCase(Locale.ROOT));
            assertThat(alert.labels().get("severity")).as(alert.name()).isIn("warning", "critical");
        }
    }

    @Test
    void shouldTestThatEveryAlertFiresAndThatItDoesNot() throws IOException {
        Map<String, List<Integer>> tests = MonitoringFiles.alertTests();

        assertThat(tests.keySet())
                .containsExactlyElementsOf(
                        MonitoringFiles.alerts().stream().map(Alert::name).toList());
        tests.forEach((alert, expected) -> assertThat(expected).as(alert).contains(0, 1));
    }

    @Test
    void shouldHaveDashboardsThatGrafanaCanTellApart() throws IOException {
        Set<String> uids = new HashSet<>();
        for (Path file : MonitoringFiles.dashboards()) {
            JsonNode dashboard = MonitoringFiles.dashboard(file);
            assertThat(uids.add(dashboard.path("uid").asString()))
                    .as(file.toString())
                    .isTrue();
            assertThat(dashboard.path("title").asString()).startsWith("shopstream: ");
            Set<Integer> ids = new HashSet<>();
            dashboard.path("panels").forEach(panel -> {
                assertThat(ids.add(panel.path("id").asInt()))
                        .as(file + ": " + panel)
                        .isTrue();
                assertThat(panel.path("datasource").path("uid").asString()).isEqualTo("prometheus");
                JsonNode place = panel.path("gridPos");
                assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(24);
            });
        }
        assertThat(Files.readString(Path.of("../compose/grafana-datasource.yml")))
                .contains("uid: prometheus");
    }

    @Test
    void shouldFindMetricsAndThresholdsInQueries() {
        assertThat(MonitoringFiles.metrics(
                        "max by (loader, a_b) (time() - x_seconds_sum{le=\"a_b\"}[5m]) / x_seconds_count"
                                + " > on (c_d) up{a=\"b\"}"))
                .containsExactlyInAnyOrder("x_seconds", "up");
        assertThat(MonitoringFiles.compared("a_b > 0 and time() - c_d > 2 * 60\nor sum by (x) (e_f) == 1"))
                .containsExactly("a_b", "time() - c_d", "sum by (x) (e_f)");
    }

    @Test
    void shouldUseOnlyMetricsThatThePageNames() throws IOException {
        Set<String> described = MonitoringFiles.described();
        Set<String> used = MonitoringFiles.queries().values().stream()
                .flatMap(List::stream)
                .flatMap(query -> MonitoringFiles.metrics(query).stream())
                .collect(Collectors.toSet());
        used.remove("up");

        assertThat(described).containsAll(used);
    }
}
