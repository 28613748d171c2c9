package io.shopstream.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.embedded.http.HttpEdge;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.context.WebApplicationContext;

/** Every address with foreign Host and Origin, and every error as a problem, while no other service runs. */
class HttpEdgeIT {
    private static ConfigurableApplicationContext context;
    private static HttpEdge edge;

    @BeforeAll
    static void start() {
        context = SinkApplication.start(Map.of(
                "server.port", 0,
                "shopstream.kafka", "127.0.0.1:1",
                "shopstream.registry", "http://127.0.0.1:1",
                "shopstream.warehouse.url", "jdbc:postgresql://127.0.0.1:1/warehouse"));
        edge = new HttpEdge(Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port")));
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @Test
    void shouldRefuseStrangersAtEveryAddress() {
        Set<String> addresses = Addresses.of((WebApplicationContext) context);
        assertThat(addresses)
                .contains("GET /sink/status", "POST /sink/quality", "POST /sink/rebuild", "DELETE /sink/rebuild")
                .contains("POST /error", "GET /actuator", "GET /actuator/health/x", "GET /actuator/prometheus");

        assertThat(edge.strangers(addresses)).isEmpty();
        assertThat(edge.forms(addresses)).isEmpty();
    }

    @Test
    void shouldAnswerUnderTheNamesOfThisMachineOnly() {
        assertThat(edge.names("/sink/status")).isEmpty();
    }

    @Test
    void shouldAnswerEveryErrorAsAProblem() {
        assertThat(edge.errors("/sink/status")).isEmpty();
        assertThat(edge.bodies("/sink/rebuild")).isEmpty();
    }
}
