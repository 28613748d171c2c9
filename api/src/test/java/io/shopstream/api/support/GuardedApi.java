package io.shopstream.api.support;

import io.shopstream.api.contract.ApiContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A service that listens on all addresses, asked at another loopback address than its own clients use, as if from
 * another machine.
 */
public final class GuardedApi implements AutoCloseable {
    /** The key of an operator in the settings. */
    public static final String OPERATOR_KEY = "an-operator-key-of-the-environment-for-tests";

    private static final String ADDRESS = "127.0.0.2";
    private static final GuardedApi SHARED = shared();

    private final RunningApi api;
    private final TestWarehouse warehouse;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private GuardedApi(TestWarehouse warehouse, RunningApi api) {
        this.warehouse = warehouse;
        this.api = api;
    }

    private static GuardedApi shared() {
        TestWarehouse warehouse = TestWarehouse.create("guarded_api");
        warehouse.execute(WarehouseRows.SQL);
        GuardedApi api = start(warehouse, Map.of("shopstream.guard.requests-per-second", 0));
        Runtime.getRuntime().addShutdownHook(new Thread(api::close, "guarded-api-close"));
        return api;
    }

    /** One for all tests of this JVM, without a limit of requests. */
    public static GuardedApi get() {
        return SHARED;
    }

    /** @param settings more than address, warehouse and key of the operator */
    public static GuardedApi start(TestWarehouse warehouse, Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "server.address",
                "0.0.0.0",
                "shopstream.warehouse.url",
                warehouse.url(),
                "shopstream.guard.operator-key",
                OPERATOR_KEY));
        all.putAll(settings);
        return new GuardedApi(warehouse, RunningApi.start(all));
    }

    public RunningApi running() {
        return api;
    }

    public TestWarehouse warehouse() {
        return warehouse;
    }

    /** @param headers names and values by turns */
    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    /**
     * Also checks request and answer by the OpenAPI document.
     *
     * @param json the body; null for none
     */
    public HttpResponse<String> send(String method, String path, @Nullable String json, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + ADDRESS + ":" + api.port() + path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpRequest sent = request.build();
            HttpResponse<String> answer = client.send(sent, HttpResponse.BodyHandlers.ofString());
            ApiContract.check(sent, answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A new key with the role, made by the operator of the settings. */
    public Key newKey(String role) {
        HttpResponse<String> answer = send(
                "POST",
                "/api/keys",
                "{\"name\": \"%s of a test\", \"role\": \"%s\"}".formatted(role, role),
                "X-API-Key",
                OPERATOR_KEY);
        if (answer.statusCode() != 201) {
            throw new AssertionError(answer.body());
        }
        JsonNode made = RunningApi.json(answer);
        return new Key(
                Objects.requireNonNull(made.at("/item/id").stringValue()),
                Objects.requireNonNull(made.get("key").stringValue()));
    }

    /** @param text the whole key */
    public record Key(String id, String text) {
        /** Name and value of the header. */
        public String[] header() {
            return new String[] {"X-API-Key", text};
        }
    }

    @Override
    public void close() {
        api.close();
        client.shutdownNow();
    }
}
