package io.shopstream.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.streams.fixture.RunningService;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the HTTP edge while broker and registry are down: it starts, reports its state, and stops quickly. */
class WithoutBrokerIT {
    @TempDir
    private Path stateDirectory;

    @Test
    void shouldRefuseQueriesBeforeTheStart() {
        try (RunningService service = RunningService.start(Map.of(
                "shopstream.kafka",
                "127.0.0.1:1",
                "shopstream.registry",
                "http://127.0.0.1:1",
                "shopstream.state-dir",
                stateDirectory,
                "server.port",
                0))) {
            HttpResponse<String> revenue = service.get("/queries/revenue?window=5m");
            assertThat(revenue.statusCode()).isEqualTo(503);
            assertThat(revenue.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(revenue.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(service.get("/queries/orders/any").statusCode()).isEqualTo(503);
            assertThat(service.get("/queries/top-products?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z")
                            .statusCode())
                    .isEqualTo(503);

            HttpResponse<String> bad = service.get("/queries/revenue?window=7m");
            assertThat(bad.statusCode()).isEqualTo(400);
            assertThat(bad.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(bad.body()).contains("\"parameter\":\"window\"", "window must be one of 1m, 5m, 15m, 1h, 24h");
            assertThat(service.get("/queries/revenue/series?from=x&to=y").body())
                    .contains("\"parameter\":\"from\"");
            assertThat(service.get("/queries/nothing").statusCode()).isEqualTo(404);

            assertThat(service.get("/queries/status").body())
                    .contains("\"state\":\"STARTING\"", "\"ready\":false", "\"input_lag\":-1");
            assertThat(service.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
            assertThat(service.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void shouldWaitForAHostNameThatCannotBeResolvedYet() {
        try (RunningService service = RunningService.start(Map.of(
                "shopstream.kafka",
                "kafka.invalid:9092",
                "shopstream.registry",
                "http://127.0.0.1:1",
                "shopstream.state-dir",
                stateDirectory,
                "server.port",
                0))) {
            assertThat(service.get("/queries/status").body())
                    .contains("\"state\":\"STARTING\"", "\"ready\":false", "\"input_lag\":-1");
            assertThat(service.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        }
    }
}
