package io.shopstream.local.metabase;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.local.metabase.files.CardDefinition;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs the SQL of cards as {@code metabase_ro}, and remembers which were slowest. */
final class CardRows implements AutoCloseable {
    private final Connection connection;
    private final Map<String, String> types = new HashMap<>();
    private final Map<String, Double> millis = new HashMap<>();

    /** @param warehouse JDBC address */
    CardRows(String warehouse) throws SQLException {
        connection = DriverManager.getConnection(warehouse, "metabase_ro", "");
        try (Statement statement = connection.createStatement();
                ResultSet columns = statement.executeQuery(
                        "select table_schema || '.' || table_name || '.' || column_name, data_type"
                                + " from information_schema.columns where table_schema in ('warehouse', 'mart')")) {
            while (columns.next()) {
                types.put(columns.getString(1), columns.getString(2));
            }
        }
    }

    /** The rows by column; fails unless the columns are those that the card declares, in their order. */
    List<Map<String, String>> of(CardDefinition card, Map<String, String> filters) throws SQLException {
        String sql = MetabaseSql.of(card, filters, types);
        long started = System.nanoTime();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<Map<String, String>> rows = new ArrayList<>();
            List<String> columns = new ArrayList<>();
            for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                columns.add(result.getMetaData().getColumnLabel(column));
            }
            while (result.next()) {
                Map<String, String> row = new LinkedHashMap<>();
                for (String column : columns) {
                    row.put(column, String.valueOf(result.getString(column)));
                }
                rows.add(row);
            }
            millis.merge(card.key(), (System.nanoTime() - started) / 1e6, Math::max);
            assertThat(columns)
                    .as(card.key())
                    .containsExactlyElementsOf(card.columns().keySet());
            return rows;
        } catch (SQLException e) {
            throw new SQLException(card.key() + " " + filters + ": " + e.getMessage() + "\n" + sql, e);
        }
    }

    /** The five slowest of all cards so far, whatever its filters. */
    String slowest() {
        return millis.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(5)
                .map(card -> "%s, %.0f ms".formatted(card.getKey(), card.getValue()))
                .collect(Collectors.joining("; ", "slowest cards: ", ""));
    }

    String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
