package io.shopstream.api.pages;

import io.shopstream.api.support.RunningApi;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A shop whose pages, API and facts are compared.
 *
 * @param api where the API and the pages are
 * @param warehouse JDBC address with whoever may read the facts
 */
public record ComparedShop(URI api, String warehouse) {
    public URI uri(String path) {
        return api.resolve(path);
    }

    public JsonNode answer(String path) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return RunningApi.json(
                    client.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString()));
        } catch (Exception e) {
            throw new AssertionError(path, e);
        }
    }

    /** All rows of a query, as texts. */
    public List<List<String>> query(String sql) {
        try (Connection connection = DriverManager.getConnection(warehouse);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    row.add(String.valueOf(result.getString(column)));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
