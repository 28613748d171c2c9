package io.shopstream.api.support;

import io.shopstream.embedded.postgres.EmbeddedPostgres;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads lists below {@code /api/data} page by page, and the same by plain SQL. */
public final class DataClient {
    private final RunningApi api;
    private final TestWarehouse warehouse;

    public DataClient(RunningApi api, TestWarehouse warehouse) {
        this.api = api;
        this.warehouse = warehouse;
    }

    /** The answer of one address, which must be 200. */
    public JsonNode json(String path) {
        HttpResponse<String> response = api.get("/api/data/" + path);
        if (response.statusCode() != 200) {
            throw new AssertionError(path + ": " + response.body());
        }
        return RunningApi.json(response);
    }

    /** All rows of a list, by pages of that size. */
    public List<JsonNode> all(String path, int pageSize) {
        List<JsonNode> rows = new ArrayList<>();
        String token = "";
        do {
            JsonNode page = page(path, pageSize, token);
            page.get("items").forEach(rows::add);
            token = page.get("next_page_token").isNull()
                    ? ""
                    : page.get("next_page_token").stringValue();
        } while (!token.isEmpty());
        return rows;
    }

    /** @param token empty for the first page */
    public JsonNode page(String path, int pageSize, String token) {
        String next = token.isEmpty() ? "" : "&page_token=" + token;
        return json(path + (path.contains("?") ? "&" : "?") + "page_size=" + pageSize + next);
    }

    /** The first column of the rows, as text; in UTC. */
    public List<String> sql(String sql) {
        try (Connection connection = DriverManager.getConnection(warehouse.url(), EmbeddedPostgres.USER, "");
                Statement statement = connection.createStatement()) {
            statement.execute("set timezone to 'UTC'");
            List<String> values = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
