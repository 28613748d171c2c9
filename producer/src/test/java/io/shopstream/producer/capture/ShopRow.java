package io.shopstream.producer.capture;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row of a captured table with one unusual value.
 *
 * @param table qualified with the schema
 * @param id the primary key
 * @param column the one with the unusual value
 */
record ShopRow(String table, String id, String column) {
    private static final String COLUMNS = """
            select a.attname, format_type(a.atttypid, a.atttypmod) from pg_attribute a
            where a.attrelid = '%s'::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum""";

    /** Inserts one row per column and special value, as far as the table accepts them. */
    static List<ShopRow> insertAll(Connection connection, String table, String key) throws SQLException {
        Map<String, String> types = types(connection, table);
        List<ShopRow> rows = new ArrayList<>();
        for (Map.Entry<String, String> column : types.entrySet()) {
            for (@Nullable String value : ColumnValues.special(column.getValue())) {
                Map<String, @Nullable String> values = new LinkedHashMap<>();
                types.keySet().forEach(each -> values.put(each, each.equals(key) ? null : ColumnValues.usual(each)));
                values.put(key, "row-" + rows.size());
                values.put(column.getKey(), value);
                if (insert(connection, table, types, values)) {
                    rows.add(new ShopRow(table, String.valueOf(values.get(key)), column.getKey()));
                }
            }
        }
        return rows;
    }

    static Map<String, String> types(Connection connection, String table) throws SQLException {
        Map<String, String> types = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(COLUMNS.formatted(table))) {
            while (result.next()) {
                types.put(result.getString(1), result.getString(2));
            }
        }
        return types;
    }

    /** Returns false if the table refuses the row because of a value. */
    private static boolean insert(
            Connection connection, String table, Map<String, String> types, Map<String, @Nullable String> values)
            throws SQLException {
        String places = types.values().stream()
                .map(type -> "cast(cast(? as text) as " + type + ")")
                .collect(Collectors.joining(", "));
        String sql = "insert into %s (%s) values (%s)".formatted(table, String.join(", ", types.keySet()), places);
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            int place = 1;
            for (String column : types.keySet()) {
                insert.setString(place++, values.get(column));
            }
            insert.executeUpdate();
            return true;
        } catch (SQLException e) {
            String state = String.valueOf(e.getSQLState());
            // Data exceptions, broken constraints, and rows or index entries that are too large.
            if (state.startsWith("22") || state.startsWith("23") || state.equals("54000")) {
                return false;
            }
            throw e;
        }
    }

    /** Every row by primary key, its columns as numbers in the units of the records, or as text. */
    static Map<String, Map<String, @Nullable String>> read(Connection connection, String table, String key)
            throws SQLException {
        Map<String, String> types = types(connection, table);
        String columns = types.entrySet().stream()
                .map(column -> form(column.getKey(), column.getValue()) + " as " + column.getKey())
                .collect(Collectors.joining(", "));
        Map<String, Map<String, @Nullable String>> rows = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select " + columns + " from " + table)) {
            while (result.next()) {
                Map<String, @Nullable String> row = new LinkedHashMap<>();
                for (String column : types.keySet()) {
                    row.put(column, result.getString(column));
                }
                rows.put(result.getString(key), row);
            }
        }
        return rows;
    }

    private static String form(String column, String type) {
        return switch (type.replaceAll("\\(.*?\\)", "")) {
            case "numeric" -> "trim_scale(%s * 100)::text".formatted(column);
            case "date" ->
                "case when isfinite(%1$s) then (%1$s - date '1970-01-01')::text else %1$s::text end".formatted(column);
            case "timestamp with time zone" ->
                "case when isfinite(%1$s) then floor(extract(epoch from %1$s) * 1000)::text else %1$s::text end"
                        .formatted(column);
            default -> column + "::text";
        };
    }
}
