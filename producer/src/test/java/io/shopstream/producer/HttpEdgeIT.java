package io.shopstream.producer;

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
        context = ProducerApplication.start(Map.of(
                "server.port", 0,
                "shopstream.kafka", "127.0.0.1:1",
                "shopstream.registry", "http://127.0.0.1:1",
                "shopstream.shop-database.url", "jdbc:postgresql://127.0.0.1:1/shop"));
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
        Set<String> addresses = new TreeSet<>(
                List.of("GET /", "GET /nothing", "GET /actuator/health", "GET /actuator/prometheus", "GET /actuator"));
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
        assertThat(addresses()).contains("GET /producer/status", "POST /producer/generate", "POST /producer/rate");
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
        assertThat(send("GET /producer/status HTTP/1.1|Host: " + host).status()).isEqualTo(status);
        assertThat(send("GET /producer/status HTTP/1.1|Host: " + host + "|Origin: http://" + host)
                        .status())
                .isEqualTo(status);
    }

    @Test
    void shouldRefuseMissingSeveralAndContradictingHosts() {
        problem("GET /producer/status HTTP/1.0", 421);
        problem("GET /producer/status HTTP/1.0|Host: evil.example", 421);
        problem("GET /producer/status HTTP/1.1", 400);
        problem("GET /producer/status HTTP/1.1|Host: localhost|Host: evil.example", 400);
        problem("GET http://evil.example/producer/status HTTP/1.1|Host: localhost", 400);
        problem("GET http://evil.example/producer/status HTTP/1.1|Host: evil.example", 421);
        problem("GET http://evil.example/producer/status HTTP/1.0", 421);
        assertThat(send("GET http://localhost/producer/status HTTP/1.1|Host: localhost")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void shouldAnswerEveryErrorAsAProblem() {
        String html = "|Host: localhost|Accept: text/html";
        problem("GET /nothing HTTP/1.1" + html, 404);
        problem("GET /actuator/nothing HTTP/1.1" + html, 404);
        problem("DELETE /producer/status HTTP/1.1" + html, 405);
        problem("TRACE /producer/status HTTP/1.1" + html, 405);
        problem("GET /producer/status HTTP/1.1|Host: localhost|Accept: image/png", 406);
        problem("GET /producer/status?a=[<> HTTP/1.1" + html, 400);
        problem("GET /%zz HTTP/1.1" + html, 400);
        problem("GET /%00 HTTP/1.1" + html, 400);
        problem("GET /../.. HTTP/1.1" + html, 400);
        problem("GET /a;b HTTP/1.1" + html, 400);
        problem("GET /error HTTP/1.1" + html, 404);
        problem("FOO /producer/status HTTP/1.1" + html, 405);
        problem("GET /producer/status HTTP/9.9" + html, 505);
        problem("GET /producer/status HTTP/1.1|Transfer-Encoding: unknown" + html, 501);
        problem("GET /producer/status HTTP/1.1|X-Long: " + "x".repeat(20_000) + html, 400);
        String csv = "|Content-Type: text/csv|X-Requested-With: test|Content-Length: 0";
        problem("POST /producer/rate HTTP/1.1" + csv + html, 415);
    }
}
