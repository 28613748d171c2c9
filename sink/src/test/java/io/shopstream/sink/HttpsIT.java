package io.shopstream.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.shopstream.embedded.host.Ports;
import io.shopstream.embedded.http.SelfSignedCertificate;
import io.shopstream.schemas.client.Outcome;
import io.shopstream.schemas.client.Outcome.Answered;
import io.shopstream.schemas.client.Outcome.Refused;
import io.shopstream.schemas.client.Outcome.Unreachable;
import io.shopstream.schemas.client.ServiceHttp;
import io.shopstream.schemas.security.InternalToken;
import io.shopstream.schemas.security.TrustedCertificates;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** A service that answers HTTPS, with a token and a certificate from files. */
class HttpsIT {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    @TempDir
    private static Path directory;

    private static SelfSignedCertificate served;
    private static ConfigurableApplicationContext context;
    private static String port;
    private static int managementPort;

    @BeforeAll
    static void start() throws IOException {
        served = SelfSignedCertificate.in(directory);
        Path token = Files.writeString(directory.resolve("token"), TOKEN + "\n");
        managementPort = Ports.free();
        context = SinkApplication.start(settings(Map.of(
                "server.address",
                "0.0.0.0",
                "shopstream.management-port",
                managementPort,
                "shopstream.tls.certificate",
                served.certificate(),
                "shopstream.tls.key",
                served.key(),
                "spring.ssl.bundle.watch.file.quiet-period",
                "100ms",
                "SHOPSTREAM_INTERNAL_TOKEN_FILE",
                token)));
        port = context.getEnvironment().getRequiredProperty("local.server.port");
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    private static Map<String, Object> settings(Map<String, ?> own) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "server.port",
                0,
                "shopstream.kafka",
                "127.0.0.1:1",
                "shopstream.registry",
                "http://127.0.0.1:1",
                "shopstream.warehouse.url",
                "jdbc:postgresql://127.0.0.1:1/warehouse"));
        own.forEach((key, value) -> settings.put(key, value.toString()));
        return settings;
    }

    private static Outcome<JsonNode> status(String root, TrustedCertificates trusted, String token) {
        return get(root, "/sink/status", trusted, token);
    }

    private static Outcome<JsonNode> health(TrustedCertificates trusted) {
        return get("https://localhost:" + managementPort, "/actuator/health/liveness", trusted, "");
    }

    private static Outcome<JsonNode> get(String root, String path, TrustedCertificates trusted, String token) {
        try (ServiceHttp http = new ServiceHttp(List.of(URI.create(root)), DEADLINE, trusted)) {
            return http.with(InternalToken.of(token)).get(path, JsonNode.class);
        }
    }

    private static TrustedCertificates ca() {
        return TrustedCertificates.of(served.certificate().toString());
    }

    @Test
    void shouldAnswerWhoTrustsItsCertificateAndSendsTheTokenOfTheFile() {
        assertThat(status("https://localhost:" + port, ca(), TOKEN)).isInstanceOf(Answered.class);
        assertThat(status("https://localhost:" + port, ca(), "")).isInstanceOf(Refused.class);
    }

    @Test
    void shouldBeTrustedByNobodyElse() {
        assertThat(status("https://localhost:" + port, TrustedCertificates.OF_JDK, TOKEN))
                .isInstanceOfSatisfying(Unreachable.class, outcome -> assertThat(outcome.reason())
                        .contains("certificat"));
        // The certificate does not name this address.
        assertThat(status("https://127.0.0.2:" + port, ca(), TOKEN))
                .isInstanceOfSatisfying(Unreachable.class, outcome -> assertThat(outcome.reason())
                        .contains("127.0.0.2", "ertificate"));
    }

    @Test
    void shouldNotAnswerHttp() {
        assertThat(status("http://localhost:" + port, ca(), TOKEN)).isNotInstanceOf(Answered.class);
        assertThat(get("http://localhost:" + managementPort, "/actuator/health/liveness", ca(), TOKEN))
                .isNotInstanceOf(Answered.class);
    }

    @Test
    void shouldServeARenewedCertificateWithoutARestart() throws IOException {
        TrustedCertificates before = ca();
        assertThat(status("https://localhost:" + port, before, TOKEN)).isInstanceOf(Answered.class);
        assertThat(health(before)).isInstanceOf(Answered.class);

        served = SelfSignedCertificate.in(directory);

        await().atMost(DEADLINE).untilAsserted(() -> assertThat(status("https://localhost:" + port, ca(), TOKEN))
                .isInstanceOf(Answered.class));
        assertThat(status("https://localhost:" + port, before, TOKEN)).isInstanceOf(Unreachable.class);
        await().atMost(DEADLINE).untilAsserted(() -> assertThat(health(ca())).isInstanceOf(Answered.class));
        assertThat(health(before)).isInstanceOf(Unreachable.class);
    }

    @Test
    void shouldRefuseToStartWithHalfOfTheSettings() {
        assertThatThrownBy(() ->
                        SinkApplication.start(settings(Map.of("shopstream.tls.certificate", served.certificate()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SHOPSTREAM_TLS_CERTIFICATE")
                .hasMessageContaining("SHOPSTREAM_TLS_KEY");
        assertThatThrownBy(() -> SinkApplication.start(settings(Map.of(
                        "shopstream.tls.certificate", directory.resolve("none"), "shopstream.tls.key", served.key()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SHOPSTREAM_TLS_CERTIFICATE")
                .hasMessageContaining(directory.resolve("none").toString());
        assertThatThrownBy(
                        () -> SinkApplication.start(settings(Map.of("shopstream.tls.ca", directory.resolve("none")))))
                .hasStackTraceContaining("SHOPSTREAM_TLS_CA");
    }
}
