package io.shopstream.producer.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One table of the shop: how its rows are read and written.
 *
 * @param columns the key first
 */
record Table<R>(String name, List<Column<R>> columns, Function<R, String> id, RowReader<R> reader) {
    // An array per column: 5,000 rows are one statement of some 500 KB.
    private static final int ROWS_PER_STATEMENT = 5_000;

    /** Inserts what is new and updates what differs, in the order of the ids, so that two writers cannot deadlock. */
    void upsert(Connection connection, List<R> rows) throws SQLException {
        List<R> ordered = rows.stream().sorted(Comparator.comparing(id)).toList();
        for (int from = 0; from < ordered.size(); from += ROWS_PER_STATEMENT) {
            upsertChunk(connection, ordered.subList(from, Math.min(ordered.size(), from + ROWS_PER_STATEMENT)));
        }
    }

    private void upsertChunk(Connection connection, List<R> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(upsertSql())) {
            for (int column = 0; column < columns.size(); column++) {
                Function<R, Object> value = columns.get(column).value();
                Object[] values = rows.stream().map(value).toArray();
                Array array = connection.createArrayOf(columns.get(column).type(), values);
                statement.setArray(column + 1, array);
            }
            statement.executeUpdate();
        }
    }

    /** Every row, ordered by id (in Unicode code points, whatever the collation). */
    List<R> readAll(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select " + columnNames("") + " from " + name + " order by "
                        + columns.getFirst().name() + " collate \"C\"")) {
            List<R> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(reader.read(result));
            }
            return rows;
        }
    }

    int count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select count(*) from " + name)) {
            result.next();
            return result.getInt(1);
        }
    }

    private String upsertSql() {
        String key = columns.getFirst().name();
        String arrays =
                columns.stream().map(column -> "?::" + column.type() + "[]").collect(Collectors.joining(", "));
        List<Column<R>> others = columns.subList(1, columns.size());
        String assignments = others.stream()
                .map(column -> column.name() + " = excluded." + column.name())
                .collect(Collectors.joining(", "));
        String present = others.stream().map(column -> "t." + column.name()).collect(Collectors.joining(", "));
        String wanted =
                others.stream().map(column -> "excluded." + column.name()).collect(Collectors.joining(", "));
        // A row that is as it should be stays untouched: it would be a change to capture.
        return "insert into %s as t (%s) select * from unnest(%s) on conflict (%s) do update set %s where (%s) is distinct from (%s)"
                .formatted(name, columnNames(""), arrays, key, assignments, present, wanted);
    }

    private String columnNames(String prefix) {
        return columns.stream().map(column -> prefix + column.name()).collect(Collectors.joining(", "));
    }
}
