package io.shopstream.local.verify.views;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables as text, so that two databases can be compared. Money has two decimals and times have milliseconds, as
 * in the records between the databases.
 */
public final class RowReader {
    private static final int FETCH_SIZE = 10_000;

    private final Connection connection;

    /**
     * @param connection owned by the caller, auto-commit off, as streaming needs
     */
    public RowReader(Connection connection) {
        this.connection = connection;
    }

    /** Names and types of the columns of {@code schema.table}; empty if the table does not exist. */
    public SortedMap<String, String> columns(String table) throws SQLException {
        SortedMap<String, String> columns = new TreeMap<>();
        String sql = "select column_name, data_type from information_schema.columns"
                + " where table_schema || '.' || table_name = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    columns.put(rows.getString("column_name"), rows.getString("data_type"));
                }
            }
        } finally {
            connection.rollback();
        }
        return columns;
    }

    /**
     * Rows by id.
     *
     * @param columns what to read, with the type of each
     * @param deleted SQL that is true for a row marked as deleted
     * @param ids only these; null for all
     * @param kept selects the ids to return
     */
    public Map<String, ComparedRow> rows(
            String table,
            String id,
            SortedMap<String, String> columns,
            String deleted,
            @Nullable List<String> ids,
            Predicate<String> kept)
            throws SQLException {
        String sql = "select %s, %s as is_deleted%s from %s%s"
                .formatted(
                        id,
                        deleted,
                        columns.entrySet().stream()
                                .map(column -> ", " + text(column.getKey(), column.getValue()))
                                .collect(Collectors.joining()),
                        table,
                        ids == null ? "" : " where " + id + " = any(?)");
        Map<String, ComparedRow> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH_SIZE);
            if (ids != null) {
                statement.setArray(1, connection.createArrayOf("text", ids.toArray()));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    if (kept.test(rows.getString(1))) {
                        found.put(
                                rows.getString(1),
                                rows.getBoolean(2) ? ComparedRow.DELETED : row(rows, columns.size()));
                    }
                }
            }
        } finally {
            // Ends the snapshot, so that the next reading sees later commits.
            connection.rollback();
        }
        return found;
    }

    private static ComparedRow row(ResultSet rows, int columns) throws SQLException {
        List<@Nullable String> values = new ArrayList<>(columns);
        for (int column = 0; column < columns; column++) {
            values.add(rows.getString(column + 3));
        }
        return new ComparedRow(Collections.unmodifiableList(values), false);
    }

    private static String text(String column, String type) {
        return switch (type) {
            case "numeric" -> column + "::numeric(18, 2)::text";
            case "timestamp with time zone" ->
                "case when isfinite(%1$s) then floor(extract(epoch from %1$s) * 1000)::bigint::text else %1$s::text end"
                        .formatted(column);
            default -> column + "::text";
        };
    }
}
