package io.shopstream.schemas.serde;

import io.shopstream.schemas.security.TrustedCertificates;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends requests to the registry. Retries each request with growing pauses while the registry is unavailable, up to
 * {@code timeout}.
 */
final class RegistryHttp {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryHttp.class);
    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration MAX_PAUSE = Duration.ofSeconds(2);
    private static final JsonMapper JSON = new JsonMapper();

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final HttpClient http;
    private final RegistryConnection connection;
    private final URI base;
    private final Duration timeout;

    RegistryHttp(RegistryConnection connection, Duration timeout) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .sslContext(connection.trusted().context())
                .build();
        this.connection = connection;
        this.base = connection.base();
        this.timeout = timeout;
    }

    Answer get(String path) {
        return ask(path, HttpRequest.Builder::GET);
    }

    Answer post(String path, Map<String, String> json) {
        return ask(path, request -> request.POST(body(json)));
    }

    Answer put(String path, Map<String, String> json) {
        return ask(path, request -> request.PUT(body(json)));
    }

    private static HttpRequest.BodyPublisher body(Map<String, String> json) {
        return HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(json));
    }

    private Answer ask(String path, UnaryOperator<HttpRequest.Builder> method) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(REQUEST_TIMEOUT)
                .header("Content-Type", CONTENT_TYPE)
                .header("Accept", CONTENT_TYPE + ", application/json");
        if (!connection.authorization().isEmpty()) {
            builder.header("Authorization", connection.authorization());
        }
        HttpRequest request = method.apply(builder).build();
        long deadline = System.nanoTime() + timeout.toNanos();
        Duration pause = FIRST_PAUSE;
        boolean warned = false;
        while (true) {
            String problem;
            Throwable cause = null;
            try {
                HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() == UNAUTHORIZED || response.statusCode() == FORBIDDEN) {
                    throw new RegistryUnavailableException("schema registry at " + base + " answered HTTP "
                            + response.statusCode() + " for " + path + ": " + connection.remedy());
                }
                if (response.statusCode() < 500 && response.statusCode() != 429) {
                    return Answer.of(response);
                }
                problem = "answered HTTP " + response.statusCode();
            } catch (SSLException e) {
                problem = "cannot be trusted or does not speak TLS: " + e.getMessage() + "; see "
                        + TrustedCertificates.KEY + " (" + TrustedCertificates.VARIABLE + ")";
                cause = e;
            } catch (IOException e) {
                problem = "does not answer";
                cause = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RegistryUnavailableException("interrupted while asking the registry at " + base, e);
            }
            if (System.nanoTime() + pause.toNanos() > deadline) {
                throw unavailable(problem, cause);
            }
            if (!warned) {
                LOG.warn("schema registry at {} {}; retrying for up to {} s", base, problem, timeout.toSeconds());
                warned = true;
            }
            sleep(pause);
            pause = pause.multipliedBy(2).compareTo(MAX_PAUSE) < 0 ? pause.multipliedBy(2) : MAX_PAUSE;
        }
    }

    private RegistryUnavailableException unavailable(String problem, @Nullable Throwable cause) {
        String message = "schema registry at " + base + " " + problem + " (tried for " + timeout.toSeconds()
                + " s): is it running, and is the address right?";
        return cause == null
                ? new RegistryUnavailableException(message)
                : new RegistryUnavailableException(message, cause);
    }

    private void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryUnavailableException("interrupted while waiting for the registry at " + base, e);
        }
    }

    /** The registry's response; {@code message} is its own explanation of an error, or empty. */
    record Answer(int status, JsonNode json, String message) {
        static Answer of(HttpResponse<String> response) {
            try {
                JsonNode json = JSON.readTree(response.body());
                return new Answer(
                        response.statusCode(), json, json.path("message").asString(""));
            } catch (JacksonException e) {
                return new Answer(response.statusCode(), JSON.createObjectNode(), "the answer is not JSON");
            }
        }
    }
}
