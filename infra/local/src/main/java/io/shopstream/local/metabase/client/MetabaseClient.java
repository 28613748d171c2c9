package io.shopstream.local.metabase.client;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.schemas.security.TrustedCertificates;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * One session with Metabase. Every method fails with {@link CommandFailure}, which names the remedy and no secret, if
 * Metabase refuses or does not answer; nothing is ever repeated, except a GET by the caller.
 */
public final class MetabaseClient implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final String url;
    private final Secrets secrets;
    private final HttpClient http;
    private @Nullable String header;
    private String value = "";

    /** @param url scheme, host and port, perhaps with a path */
    public MetabaseClient(String url, Credentials credentials, TrustedCertificates trusted) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.secrets = new Secrets(List.of(credentials.password(), credentials.apiKey(), credentials.readerPassword()));
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .sslContext(trusted.context())
                .build();
    }

    public String url() {
        return url;
    }

    /** All later requests are of this session. */
    void useSession(String session) {
        header = "X-Metabase-Session";
        value = session;
    }

    void useApiKey(String key) {
        header = "x-api-key";
        value = key;
    }

    public JsonNode get(String path) {
        return good("GET", path, send("GET", path, null));
    }

    public JsonNode post(String path, Map<String, ?> body) {
        return good("POST", path, send("POST", path, body));
    }

    public JsonNode put(String path, Map<String, ?> body) {
        return good("PUT", path, send("PUT", path, body));
    }

    /** Empty if Metabase has no such thing. */
    public Optional<JsonNode> find(String path) {
        Answer answer = send("GET", path, null);
        return answer.status() == NOT_FOUND ? Optional.empty() : Optional.of(good("GET", path, answer));
    }

    private JsonNode good(String method, String path, Answer answer) {
        if (answer.isGood()) {
            return answer.body();
        }
        throw refusal(
                answer,
                switch (answer.status()) {
                    case UNAUTHORIZED ->
                        "the session or key is not valid: run the command again, or give another --user and password";
                    case FORBIDDEN -> "the user is no administrator: give --user and password of one";
                    default -> "%s %s failed (HTTP %d)".formatted(method, path, answer.status());
                });
    }

    CommandFailure refusal(Answer answer, String problem) {
        String reason = answer.reason();
        return new CommandFailure(
                secrets.hidden("Metabase at %s: %s%s".formatted(url, problem, reason.isEmpty() ? "" : ": " + reason)));
    }

    Answer send(String method, String path, @Nullable Map<String, ?> body) {
        try {
            return exchange(method, path, body);
        } catch (IOException e) {
            throw new CommandFailure(
                    "Metabase at %s does not answer (%s): is it running, and is --url right?"
                            .formatted(
                                    url, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()),
                    e);
        }
    }

    Answer exchange(String method, String path, @Nullable Map<String, ?> body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(TIMEOUT)
                .header("Accept", "application/json")
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (header != null) {
            request.header(header, value);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), json(response.body()), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
