package io.shopstream.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every address with foreign Host and Origin, and every error as a problem, while no other service runs. */
class HttpEdgeIT {
    private static ConfigurableApplicationContext context;

    @BeforeAll
    static void start() {
        context = ApiApplication.start(Map.of(
                "server.port", 0,
                "shopstream.kafka", "127.0.0.1:1",
                "shopstream.registry", "http://127.0.0.1:1",
                "shopstream.streams", "http://127.0.0.1:1",
                "shopstream.producer", "",
                "shopstream.sink-url", "",
                "shopstream.warehouse.url", "jdbc:postgresql://127.0.0.1:1/warehouse"));
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    private static RawHttp.Answer send(String request) {
        return RawHttp.send(
                Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port")), request);
    }

    private static RawHttp.Answer problem(String request, int status) {
        RawHttp.Answer answer = send(request);
        assertThat(answer.status()).as("%s: %s", request, answer).isEqualTo(status);
        assertThat(answer.isProblem()).as("%s: %s", request, answer).isTrue();
        return answer;
    }

    /** Method and path of every controller, and what has none. */
    private static Set<String> addresses() {
        Set<String> addresses = new TreeSet<>(List.of(
                "GET /",
                "GET /nothing",
                "GET /actuator/health",
                "GET /actuator/prometheus",
                "GET /actuator",
                "GET /v3/api-docs",
                "GET /swagger-ui/index.html",
                "GET /js/main.js"));
        RequestMappingHandlerMapping mappings =
                context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        for (RequestMappingInfo mapping : mappings.getHandlerMethods().keySet()) {
            for (String path : mapping.getPatternValues()) {
                String plain = path.replaceAll("\\{[^}]*}", "x");
                mapping.getMethodsCondition().getMethods().forEach(method -> addresses.add(method + " " + plain));
            }
        }
        return addresses;
    }

    @Test
    void shouldRefuseForeignHostsAndOriginsAtEveryAddress() {
        assertThat(addresses()).contains("GET /api/live/orders", "GET /api/rejected", "POST /api/etl/generate-data");
        for (String address : addresses()) {
            String start = address + " HTTP/1.1|Content-Type: application/json|Host: ";
            problem(start + "evil.example", 421);
            problem(start + "evil.example|X-Forwarded-Host: localhost", 421);
            problem(start + "localhost|Origin: http://evil.example", 403);
            problem(start + "localhost|Origin: null", 403);
            problem(start + "localhost|Sec-Fetch-Site: cross-site", 403);
        }
    }

    @Test
    void shouldRefuseEveryPostThatAFormCanSend() {
        for (String address : addresses()) {
            if (address.startsWith("POST ")) {
                problem(address + " HTTP/1.1|Host: localhost|Content-Length: 0", 415);
                problem(address + " HTTP/1.1|Host: localhost|Content-Type: text/plain|Content-Length: 0", 415);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:1, 200",
        "LOCALHOST., 200",
        "127.0.0.1, 200",
        "[::1]:8080, 200",
        "127.1, 421",
        "2130706433, 421",
        "[::2], 421",
    })
    void shouldAnswerUnderTheNamesOfThisMachine(String host, int status) {
        assertThat(send("GET /api/status HTTP/1.1|Host: " + host).status()).isEqualTo(status);
        assertThat(send("GET /api/status HTTP/1.1|Host: " + host + "|Origin: http://" + host)
                        .status())
                .isEqualTo(status);
    }

    @Test
    void shouldRefuseMissingSeveralAndContradictingHosts() {
        problem("GET /api/status HTTP/1.0", 421);
        problem("GET /api/status HTTP/1.0|Host: evil.example", 421);
        problem("GET /api/status HTTP/1.1", 400);
        problem("GET /api/status HTTP/1.1|Host: localhost|Host: evil.example", 400);
        problem("GET http://evil.example/api/status HTTP/1.1|Host: localhost", 400);
        problem("GET http://evil.example/api/status HTTP/1.1|Host: evil.example", 421);
        problem("GET http://evil.example/api/status HTTP/1.0", 421);
        assertThat(send("GET http://localhost/api/status HTTP/1.1|Host: localhost")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void shouldAnswerEveryErrorAsAProblem() {
        String html = "|Host: localhost|Accept: text/html";
        problem("GET /nothing HTTP/1.1" + html, 404);
        problem("GET /actuator/nothing HTTP/1.1" + html, 404);
        problem("DELETE /api/status HTTP/1.1" + html, 405);
        problem("TRACE /api/status HTTP/1.1" + html, 405);
        problem("GET /api/status HTTP/1.1|Host: localhost|Accept: image/png", 406);
        problem("GET /api/status?a=[<> HTTP/1.1" + html, 400);
        problem("GET /%zz HTTP/1.1" + html, 400);
        problem("GET /%00 HTTP/1.1" + html, 400);
        problem("GET /../.. HTTP/1.1" + html, 400);
        problem("GET /a;b HTTP/1.1" + html, 400);
        problem("GET /error HTTP/1.1" + html, 404);
        problem("FOO /api/status HTTP/1.1" + html, 405);
        problem("GET /api/status HTTP/9.9" + html, 505);
        problem("GET /api/status HTTP/1.1|Transfer-Encoding: unknown" + html, 501);
        problem("GET /api/status HTTP/1.1|X-Long: " + "x".repeat(20_000) + html, 400);
        String csv = "|Content-Type: text/csv|X-Requested-With: test|Content-Length: 1";
        problem("POST /api/etl/generate-data HTTP/1.1" + csv + html, 415);
    }
}
