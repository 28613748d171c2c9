package io.shopstream.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.answer.pipeline.PipelineStatus;
import io.shopstream.schemas.query.QueryJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusTextTest {
    @Test
    void shouldShowWhichTopicsAreNotTheOnesThatAreLoaded() {
        PipelineStatus status = QueryJson.mapper().readValue("""
            {"health": {"status": "down", "parts": [], "as_of": "2026-03-01T12:00:00Z"},
             "lag": [
              {"consumer_group": "shop-sink-facts", "topic": "shop.events.v1", "lag": null,
               "state": "topic-missing"},
              {"consumer_group": "shop-sink-facts", "topic": "shop.orders.v1", "lag": 1234, "state": null},
              {"consumer_group": "shop-sink-facts", "topic": "shop.users.v1", "lag": 7,
               "state": "topic-recreated"}],
             "rates": {"orders": [], "events": []}, "currencies": ["USD"], "as_of": "2026-03-01T12:00:00Z"}\
            """, PipelineStatus.class);

        assertThat(StatusText.of("http://localhost:8080", status).lines().map(String::strip))
                .anyMatch(line -> line.matches("shop-sink-facts  shop.events.v1  \\(topic-missing\\) +unknown"))
                .anyMatch(line -> line.matches("shop-sink-facts  shop.orders.v1 +1,234"))
                .anyMatch(line -> line.matches("shop-sink-facts  shop.users.v1  \\(topic-recreated\\) +7"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        up,   up,   up,      http://localhost:8080  as of 2026-03-01T12:00:00Z
        down, up,   down,    NOT HEALTHY: sink is down
        down, up,   unknown, NOT HEALTHY: sink is unknown
        down, down, unknown, 'NOT HEALTHY: streams is down, sink is unknown'
        down, up,   up,      NOT HEALTHY: the shop is down
        """)
    void shouldSayInTheFirstLineWhatIsNotHealthy(String health, String streams, String sink, String first) {
        PipelineStatus status =
                QueryJson.mapper().readValue("""
                    {"health": {"status": "%s", "as_of": "2026-03-01T12:00:00Z", "parts": [
                      {"name": "streams", "status": "%s", "since": "2026-03-01T11:00:00Z"},
                      {"name": "sink", "status": "%s", "since": "2026-03-01T11:59:00Z"}]},
                     "rates": {"orders": [], "events": []}, "currencies": ["USD"],
                     "as_of": "2026-03-01T12:00:00Z"}\
                    """.formatted(health, streams, sink), PipelineStatus.class);

        assertThat(StatusText.of("http://localhost:8080", status)).startsWith(first + "\n");
    }

    @Test
    void shouldShowWhyAPartIsDownBelowTheTableWhichStaysNarrow() {
        String why = "shop-sink-facts has stopped: " + "because ".repeat(50).strip();
        PipelineStatus status = QueryJson.mapper().readValue("""
            {"health": {"status": "down", "as_of": "2026-03-01T12:00:00Z", "parts": [
              {"name": "api", "status": "up", "since": "2026-03-01T11:00:00Z"},
              {"name": "sink", "status": "down", "since": "2026-03-01T11:59:00Z", "detail": "%s"}]},
             "rates": {"orders": [], "events": []}, "currencies": ["USD"], "as_of": "2026-03-01T12:00:00Z"}\
            """.formatted(why), PipelineStatus.class);

        assertThat(StatusText.of("http://localhost:8080", status).lines())
                .startsWith("NOT HEALTHY: sink is down", "http://localhost:8080  as of 2026-03-01T12:00:00Z")
                .contains("  sink: " + why)
                .anyMatch(line -> line.matches("  sink +down  2026-03-01T11:59:00Z"))
                .noneMatch(line -> line.length() > 120 && !line.endsWith(why));
    }
}
