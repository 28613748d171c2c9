package io.shopstream.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.support.LonelyApi;
import io.shopstream.embedded.http.HttpEdge;
import io.shopstream.embedded.http.RawHttp;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every address with foreign Host and Origin, and every error as a problem, while no other service runs. */
class HttpEdgeIT {
    private static final String FILE = "/js/live/main.js";

    private final int port = LonelyApi.get().port();
    private final HttpEdge edge = new HttpEdge(port);

    @Test
    void shouldRefuseStrangersAtEveryAddress() {
        Set<String> addresses = Addresses.of(LonelyApi.get().context());
        assertThat(addresses)
                .contains("GET /api/live/orders", "GET /api/rejected", "POST /api/etl/generate-data")
                .contains("GET /v3/api-docs", "GET /swagger-ui.html", "GET /swagger-ui/x", "GET /x", "GET /webjars/x")
                .contains("POST /error", "GET /actuator", "GET /actuator/health/x", "GET /actuator/prometheus");
        addresses.add("GET " + FILE);
        addresses.add("GET /swagger-ui/index.html");

        assertThat(edge.strangers(addresses)).isEmpty();
        assertThat(edge.forms(addresses)).isEmpty();
    }

    @Test
    void shouldAnswerUnderTheNamesOfThisMachineOnly() {
        assertThat(edge.names(FILE)).isEmpty();
    }

    @Test
    void shouldAnswerEveryErrorAsAProblem() {
        assertThat(edge.errors("/api/etl/status")).isEmpty();
        assertThat(edge.bodies("/api/etl/generate-data")).isEmpty();
        assertThat(edge.bodies("/api/etl/load-data")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/js/nothing.js, Accept: */*, 404",
        "/js/, Accept: */*, 404",
        "/js/..%2f..%2fapi.yaml, Accept: */*, 404",
        "/js/live/main.js, Range: bytes=9999999-, 416",
        "/js/live/main.js, If-Unmodified-Since: Wed%2C 21 Oct 1970 07:28:00 GMT, 412",
        "/webjars/nothing, Accept: */*, 404",
        "/swagger-ui/nothing, Accept: */*, 404",
        "/v3/api-docs/nothing, Accept: */*, 404",
    })
    void shouldAnswerErrorsOfFilesAsProblems(String path, String header, int status) {
        RawHttp.Answer answer =
                RawHttp.send(port, "GET " + path + " HTTP/1.1|Host: localhost|" + header.replace("%2C", ","));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.isProblem()).as(answer.toString()).isTrue();
    }
}
