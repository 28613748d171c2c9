package io.shopstream.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.embedded.http.HttpEdge;
import io.shopstream.embedded.http.RawHttp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.context.WebApplicationContext;

/** Every address with foreign Host and Origin, and every error as a problem, while no other service runs. */
class HttpEdgeIT {
    private static final String HERE = " HTTP/1.1|Host: localhost";
    private static final List<String> IDS = List.of(
            "INV%2F2011%2F00042",
            "A%5CB",
            "..%2F..",
            "%2E%2E",
            "%2e",
            "50%25%20OFF%3Bx%2B1%20%E2%98%95",
            "%3Fid%3Dx%26y%23z",
            "%20a%09",
            "%7Bid%7D",
            "%F0%9F%9B%92%E2%80%AE%CC%81");
    private static final List<String> NO_IDS =
            List.of("%FF", "%C0%AF", "%ED%A0%80", "a%E2%82", "%zz", "%", "%20", "%C2%A0%E3%80%80");

    private static ConfigurableApplicationContext context;
    private static HttpEdge edge;

    @BeforeAll
    static void start(@TempDir Path stateDirectory) {
        context = StreamsApplication.start(Map.of(
                "server.port", 0,
                "shopstream.kafka", "127.0.0.1:1",
                "shopstream.registry", "http://127.0.0.1:1",
                "shopstream.state-dir", stateDirectory,
                "shopstream.application-server", "Streams-1.shop.internal:8082"));
        edge = new HttpEdge(port());
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    private static int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private static RawHttp.Answer problem(String request, int status) {
        RawHttp.Answer answer = RawHttp.send(port(), request);
        assertThat(answer.status()).as("%s: %s", request, answer).isEqualTo(status);
        assertThat(answer.isProblem()).as("%s: %s", request, answer).isTrue();
        return answer;
    }

    @Test
    void shouldRefuseStrangersAtEveryAddress() {
        Set<String> addresses = Addresses.of((WebApplicationContext) context);
        assertThat(addresses)
                .contains("GET /queries/orders/x", "GET /queries/orders", "POST /internal/partitions")
                .contains("POST /error", "GET /actuator", "GET /actuator/health/x", "GET /actuator/prometheus");

        assertThat(edge.strangers(addresses)).isEmpty();
        assertThat(edge.forms(addresses)).isEmpty();
    }

    @Test
    void shouldAnswerUnderTheNamesOfThisMachineOnly() {
        assertThat(edge.names("/actuator/health/liveness")).isEmpty();
    }

    @Test
    void shouldAnswerEveryErrorAsAProblem() {
        assertThat(edge.errors("/internal/stores")).isEmpty();
        assertThat(edge.bodies("/internal/partitions")).isEmpty();
    }

    @Test
    void shouldAnswerPeersThatAskAtItsAdvertisedAddress() {
        String peer = " HTTP/1.1|Host: streams-1.shop.internal:8082";
        assertThat(RawHttp.send(port(), "GET /internal/stores" + peer).status()).isNotEqualTo(421);
        problem("GET /internal/stores HTTP/1.1|Host: streams-2.shop.internal:8082", 421);
        problem("POST /internal/partitions" + peer + "|Content-Type: application/json|Content-Length: 0", 400);
    }

    @Test
    void shouldAcceptEveryIdInThePathAndAsParameter() {
        // The address is understood: there is no store yet.
        problems(503, "/%s", IDS);
        problems(503, "?id=%s", IDS);
    }

    @Test
    void shouldRefuseWhatNoIdCanBe() {
        problems(400, "/%s", NO_IDS);
        problems(400, "?id=%s", NO_IDS);
    }

    @Test
    void shouldAskForExactlyOneIdByParameter() {
        problems(400, "%s", List.of("", "?id=", "?id=a&id=b", "?id=a&id="));
    }

    // Together: an instance without stores looks for others for a while.
    private static void problems(int status, String form, List<String> ids) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> asked = new ArrayList<>();
            for (String path : paths()) {
                ids.forEach(id ->
                        asked.add(threads.submit(() -> problem("GET " + path + form.formatted(id) + HERE, status))));
            }
            for (Future<?> answer : asked) {
                assertThat(answer).succeedsWithin(Duration.ofMinutes(1));
            }
        }
    }

    private static Set<String> paths() {
        Set<String> paths = Addresses.withIds((WebApplicationContext) context);
        assertThat(paths).contains("/queries/orders", "/queries/products", "/queries/customers");
        return paths;
    }

    @Test
    void shouldRefuseACurrencyThatNoOrderCanHave() {
        assertThat(problem("GET /queries/customers?id=u&currency=JPY" + HERE, 400)
                        .body())
                .contains("two decimal places");
    }
}
