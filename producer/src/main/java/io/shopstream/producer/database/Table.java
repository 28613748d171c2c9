package io.shopstream.producer.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads and writes the rows of one shop table.
 *
 * @param columns all columns, the key first
 * @param usable SQL condition that a row must meet to be read: the rules of the schema that older rows may break
 * @param traded SQL condition that a usable row must meet to be read: the shop does not trade with the others
 */
record Table<R>(
        String name,
        List<ShopColumn<R>> columns,
        Function<R, String> id,
        String usable,
        String traded,
        Sql.RowReader<R> reader) {
    // Sent as one array per column: 5,000 rows make a statement of about 500 KB.
    private static final int ROWS_PER_STATEMENT = 5_000;

    /** Inserts missing rows and updates rows that differ. */
    void upsert(Connection connection, List<R> rows) throws SQLException {
        execute(connection, upsertSql(), rows);
    }

    /** Upserts the rows whose id is in {@code added}; updates the others if they exist and differ. */
    void write(Connection connection, List<R> rows, Set<String> added) throws SQLException {
        Map<Boolean, List<R>> parts =
                rows.stream().collect(Collectors.partitioningBy(row -> added.contains(id.apply(row))));
        execute(connection, upsertSql(), parts.getOrDefault(true, List.of()));
        execute(connection, updateSql(), parts.getOrDefault(false, List.of()));
    }

    private void execute(Connection connection, String sql, List<R> rows) throws SQLException {
        // Sorted by id, so that two inserting writers cannot deadlock.
        List<R> ordered = rows.stream().sorted(Comparator.comparing(id)).toList();
        for (int from = 0; from < ordered.size(); from += ROWS_PER_STATEMENT) {
            executeChunk(connection, sql, ordered.subList(from, Math.min(ordered.size(), from + ROWS_PER_STATEMENT)));
        }
    }

    private void executeChunk(Connection connection, String sql, List<R> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int column = 0; column < columns.size(); column++) {
                Function<R, Object> value = columns.get(column).value();
                Object[] values = rows.stream().map(value).toArray();
                Array array = connection.createArrayOf(columns.get(column).type(), values);
                statement.setArray(column + 1, array);
            }
            statement.executeUpdate();
        }
    }

    /** Reads every usable row that the shop trades with, ordered by id (by code point, independent of the collation). */
    List<R> readAll(Connection connection) throws SQLException {
        return Sql.rows(
                connection,
                "select " + columnNames() + " from " + name + " where " + usable + " and " + traded + " order by "
                        + columns.getFirst().name() + " collate \"C\"",
                reader);
    }

    /** How many rows {@link #readAll} leaves out because they break a rule. */
    int countUnusable(Connection connection) throws SQLException {
        String sql = "select count(*) from " + name + " where (" + usable + ") is not true";
        return Sql.rows(connection, sql, row -> row.getInt(1)).getFirst();
    }

    private String upsertSql() {
        return "insert into %s as t (%s) select * from unnest(%s) on conflict (%s) do update set %s where %s"
                .formatted(
                        name,
                        columnNames(),
                        arrays(),
                        columns.getFirst().name(),
                        assignments("excluded"),
                        differs("excluded"));
    }

    private String updateSql() {
        String key = columns.getFirst().name();
        return "update %s as t set %s from unnest(%s) as n (%s) where t.%s = n.%s and %s"
                .formatted(name, assignments("n"), arrays(), columnNames(), key, key, differs("n"));
    }

    private String arrays() {
        return columns.stream().map(column -> "?::" + column.type() + "[]").collect(Collectors.joining(", "));
    }

    private String assignments(String source) {
        return others().map(column -> column + " = " + source + "." + column).collect(Collectors.joining(", "));
    }

    // Skips rows that do not differ: their update would be captured as a change.
    private String differs(String source) {
        return "(%s) is distinct from (%s)"
                .formatted(
                        others().map(column -> "t." + column).collect(Collectors.joining(", ")),
                        others().map(column -> source + "." + column).collect(Collectors.joining(", ")));
    }

    private Stream<String> others() {
        return columns.stream().skip(1).map(ShopColumn::name);
    }

    private String columnNames() {
        return columns.stream().map(ShopColumn::name).collect(Collectors.joining(", "));
    }
}
