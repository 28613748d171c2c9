package io.shopstream.api.support;

import io.shopstream.api.ApiApplication;
import io.shopstream.api.contract.ApiContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real service on a free port, and a client of it. */
public final class RunningApi implements AutoCloseable {
    /** No server listens there. */
    private static final String NOWHERE = "127.0.0.1:1";

    private static final JsonMapper JSON = new JsonMapper();

    private final ConfigurableApplicationContext context;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private RunningApi(Map<String, Object> overrides) {
        this.context = ApiApplication.start(overrides);
    }

    /**
     * Starts the service. Missing settings get an address without a server, so that no test reaches a service of this
     * machine.
     */
    public static RunningApi start(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "server.port",
                0,
                "shopstream.kafka",
                NOWHERE,
                "shopstream.registry",
                "http://" + NOWHERE + "/apis/ccompat/v7",
                "shopstream.streams",
                "http://" + NOWHERE,
                // Not monitored, except where a test is about it.
                "shopstream.producer",
                "",
                "shopstream.sink-url",
                "",
                "shopstream.warehouse.url",
                "jdbc:postgresql://" + NOWHERE + "/warehouse"));
        all.putAll(settings);
        return new RunningApi(all);
    }

    public int port() {
        return Integer.parseInt(String.valueOf(context.getEnvironment().getProperty("local.server.port")));
    }

    public WebApplicationContext context() {
        return (WebApplicationContext) context;
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    public HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(60));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** Also checks request and answer by the OpenAPI document. */
    public HttpResponse<String> send(HttpRequest request) {
        try {
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            ApiContract.check(request, answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    @Override
    public void close() {
        context.close();
        client.shutdownNow();
    }
}
