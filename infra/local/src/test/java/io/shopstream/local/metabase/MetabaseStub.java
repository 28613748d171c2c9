package io.shopstream.local.metabase;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Metabase as its documentation describes it: it is set up once, knows fields only after a sync, and refuses keys that
 * an endpoint does not declare. It keeps a list of all requests that change something.
 */
final class MetabaseStub implements AutoCloseable {
    static final String USER = "admin@example.org";
    static final String PASSWORD = "correct-horse-7";
    static final String API_KEY = "mb_key_of_an_administrator";
    static final String API_KEY_OF_A_READER = "mb_key_of_a_reader";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int TRASH = 1;

    static {
        // Otherwise each answer waits 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    final StubObjects objects = new StubObjects();
    final List<String> changes = new ArrayList<>();
    final Map<String, JsonNode> settings = new TreeMap<>();
    private final List<String> columns;
    private final HttpServer server;
    private final String token = UUID.randomUUID().toString();
    private int startingAnswers = 2;
    private int unsyncedAnswers = 2;
    private boolean synced;
    private @Nullable String user;
    private @Nullable String password;
    private @Nullable String session;

    @Nullable ObjectNode database;
    /** Somebody else sets it up first. */
    boolean isSetUpMeanwhile;

    /** @param columns of the warehouse, as {@code schema.table.column} */
    MetabaseStub(Iterable<String> columns) throws IOException {
        this.columns = new ArrayList<>();
        columns.forEach(this.columns::add);
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(
                Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory()));
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        int status = 200;
        String answer;
        try {
            byte[] bytes = exchange.getRequestBody().readAllBytes();
            JsonNode body = bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes);
            answer = answer(exchange, exchange.getRequestMethod(), body).toString();
        } catch (StubRefusal e) {
            status = e.status();
            answer = String.valueOf(e.getMessage());
        }
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private JsonNode answer(HttpExchange exchange, String method, JsonNode body) {
        String path = exchange.getRequestURI().getPath();
        String request = method + " " + path;
        if (request.equals("GET /api/health")) {
            return health();
        }
        if (request.equals("GET /api/session/properties")) {
            return properties();
        }
        if (!method.equals("GET")) {
            String problem = DeclaredKeys.problem(request, body);
            refuseIf(problem.equals("no such endpoint"), 404, "{}");
            refuseIf(!problem.isEmpty(), 400, "{\"message\": \"" + problem + "\"}");
            changes.add(request);
        }
        if (request.equals("POST /api/setup")) {
            return setUp(body);
        }
        if (request.equals("POST /api/session")) {
            return logIn(body);
        }
        requireSession(exchange);
        return method.equals("GET") ? read(exchange, path) : change(request, path, body);
    }

    private JsonNode health() {
        refuseIf(startingAnswers-- > 0, 503, "{\"status\": \"initializing\", \"progress\": 0.4}");
        return JSON.createObjectNode().put("status", "ok");
    }

    private JsonNode properties() {
        ObjectNode properties = JSON.createObjectNode().put("has-user-setup", user != null);
        if (user == null) {
            properties.put("setup-token", token);
        } else {
            properties.putNull("setup-token");
        }
        properties.set("enable-public-sharing", settings.getOrDefault("enable-public-sharing", JSON.readTree("true")));
        return properties;
    }

    private JsonNode setUp(JsonNode body) {
        if (isSetUpMeanwhile) {
            user = "somebody@example.org";
            password = "of-somebody-7";
        }
        refuseIf(user != null, 403, "\"The /api/setup route can only be used to create the first user.\"");
        refuseIf(!body.path("token").asString().equals(token), 400, "{\"errors\": {\"token\": \"does not match\"}}");
        String wanted = body.path("user").path("password").asString();
        refuseIf(wanted.length() < 8, 400, "{\"errors\": {\"password\": \"" + wanted + " is too common\"}}");
        user = body.path("user").path("email").asString();
        password = wanted;
        return newSession();
    }

    private JsonNode logIn(JsonNode body) {
        boolean matches = body.path("username").asString().equals(user)
                && body.path("password").asString().equals(password);
        refuseIf(!matches, 401, "{\"errors\": {\"password\": \"did not match stored password\"}}");
        return newSession();
    }

    private JsonNode newSession() {
        session = UUID.randomUUID().toString();
        return JSON.createObjectNode().put("id", session);
    }

    private void requireSession(HttpExchange exchange) {
        String given = exchange.getRequestHeaders().getFirst("X-Metabase-Session");
        String key = exchange.getRequestHeaders().getFirst("x-api-key");
        refuseIf(API_KEY_OF_A_READER.equals(key), 403, "\"You don't have permissions to do that.\"");
        boolean isKnown = key == null ? given != null && given.equals(session) : key.equals(API_KEY);
        refuseIf(!isKnown, 401, "\"Unauthenticated\"");
    }

    private JsonNode read(HttpExchange exchange, String path) {
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), "");
        String[] parts = path.split("/");
        int id = parts.length > 3 && parts[3].matches("\\d+") ? Integer.parseInt(parts[3]) : 0;
        return switch (path.replaceAll("\\d+", "N")) {
            case "/api/database" -> {
                ObjectNode all = JSON.createObjectNode();
                ArrayNode data = all.putArray("data");
                if (database != null) {
                    data.add(database);
                }
                yield all;
            }
            case "/api/database/N" -> databaseAsRead();
            case "/api/database/N/metadata" -> metadata();
            case "/api/collection" -> array(archived(objects.collections.values(), query.contains("archived=true")));
            case "/api/collection/trash" -> JSON.createObjectNode().put("id", TRASH);
            case "/api/collection/N/items" -> objects.items(id, query.contains("archived=true"));
            case "/api/card" -> array(archived(objects.cards.values(), query.contains("f=archived")));
            case "/api/card/N" -> objects.asRead(found(objects.cards.get(id)));
            case "/api/dashboard/N" -> objects.dashboardAsRead(found(objects.dashboards.get(id)));
            default -> throw new StubRefusal(404, "\"Not found.\"");
        };
    }

    private JsonNode change(String request, String path, JsonNode body) {
        String[] parts = path.split("/");
        int id = parts.length > 3 && parts[3].matches("\\d+") ? Integer.parseInt(parts[3]) : 0;
        return switch (request.replaceAll("\\d+", "N")) {
            case "POST /api/database" -> createDatabase(body);
            case "PUT /api/database/N" -> {
                found(database).setAll((ObjectNode) body);
                yield databaseAsRead();
            }
            case "POST /api/database/N/sync_schema" -> {
                synced = true;
                yield JSON.createObjectNode().put("status", "ok");
            }
            case "POST /api/collection" -> objects.createCollection(body);
            case "PUT /api/collection/N" -> objects.changeCollection(found(objects.collections.get(id)), body);
            case "POST /api/card" -> objects.createCard(body);
            case "PUT /api/card/N" -> objects.changeCard(found(objects.cards.get(id)), body);
            case "POST /api/dashboard" -> objects.createDashboard(body);
            case "PUT /api/dashboard/N" -> objects.changeDashboard(found(objects.dashboards.get(id)), body);
            case "POST /api/dashboard/N/public_link" -> {
                boolean isAllowed = properties().path("enable-public-sharing").asBoolean();
                refuseIf(!isAllowed, 400, "\"Public sharing is not enabled.\"");
                ObjectNode dashboard = found(objects.dashboards.get(id));
                refuseIf(dashboard.path("archived").asBoolean(), 404, "\"The object has been archived.\"");
                dashboard.put("public_uuid", "uuid-of-" + id);
                yield JSON.createObjectNode().put("uuid", "uuid-of-" + id);
            }
            default -> {
                refuseIf(!path.startsWith("/api/setting/"), 404, "\"Not found.\"");
                settings.put(parts[3], body.path("value"));
                yield JSON.createObjectNode();
            }
        };
    }

    private JsonNode createDatabase(JsonNode body) {
        JsonNode details = body.path("details");
        boolean isReader = details.path("user").asString("").equals("metabase_ro");
        refuseIf(!isReader, 400, "{\"errors\": {\"user\": \"check your user\"}}");
        boolean isKnown = !details.path("host").asString("").equals("nowhere");
        refuseIf(!isKnown, 400, "{\"errors\": {\"host\": \"check your host settings\"}}");
        ObjectNode created = ((ObjectNode) body).deepCopy();
        created.put("id", objects.nextId());
        database = created;
        return created;
    }

    private JsonNode databaseAsRead() {
        ObjectNode read = found(database).deepCopy();
        ((ObjectNode) read.path("details")).put("password", "**MetabasePass**");
        return read.put("initial_sync_status", synced && unsyncedAnswers <= 0 ? "complete" : "incomplete");
    }

    private JsonNode metadata() {
        ObjectNode metadata = JSON.createObjectNode();
        ArrayNode tables = metadata.putArray("tables");
        if (synced && unsyncedAnswers-- <= 0) {
            int field = 1000;
            for (String column : columns) {
                String[] parts = column.split("\\.");
                objects.know(field);
                tables.addObject()
                        .put("schema", parts[0])
                        .put("name", parts[1])
                        .putArray("fields")
                        .addObject()
                        .put("id", field++)
                        .put("name", parts[2]);
            }
        }
        return metadata;
    }

    private static List<ObjectNode> archived(Collection<ObjectNode> nodes, boolean archived) {
        return nodes.stream()
                .filter(node -> node.path("archived").asBoolean() == archived)
                .toList();
    }

    private static ArrayNode array(Iterable<ObjectNode> nodes) {
        ArrayNode array = JSON.createArrayNode();
        nodes.forEach(array::add);
        return array;
    }

    private static ObjectNode found(@Nullable ObjectNode node) {
        if (node == null) {
            throw new StubRefusal(404, "\"Not found.\"");
        }
        return node;
    }

    private static void refuseIf(boolean refused, int status, String body) {
        if (refused) {
            throw new StubRefusal(status, body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
