package io.shopstream.sink.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs short JDBC statements. Parameters replace the question marks in order: an {@link Instant} becomes a timestamptz,
 * a collection an array of text, anything else what the driver makes of it. Statements without parameters run
 * unprepared. Nothing here commits or rolls back.
 */
public final class Sql {
    private Sql() {}

    /** Makes a value of the current row. */
    @FunctionalInterface
    public interface RowMapper<R> {
        R map(ResultSet row) throws SQLException;
    }

    /** Runs any statements, several if they are separated by semicolons. */
    public static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public static void execute(Connection connection, Collection<String> statements) throws SQLException {
        for (String sql : statements) {
            execute(connection, sql);
        }
    }

    /** Returns the number of changed rows. */
    public static long update(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        if (parameters.length == 0) {
            try (Statement statement = connection.createStatement()) {
                return statement.executeLargeUpdate(sql);
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeLargeUpdate();
        }
    }

    /** Runs the statement once per row of parameters, as one batch; returns the number of changed rows of each. */
    public static int[] updateAll(Connection connection, String sql, Collection<@Nullable Object[]> rows)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (@Nullable Object[] row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }

    public static <R> List<R> list(
            Connection connection, String sql, RowMapper<R> mapper, @Nullable Object... parameters)
            throws SQLException {
        if (parameters.length == 0) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                return list(rows, mapper);
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                return list(rows, mapper);
            }
        }
    }

    private static <R> List<R> list(ResultSet rows, RowMapper<R> mapper) throws SQLException {
        List<R> list = new ArrayList<>();
        while (rows.next()) {
            list.add(mapper.map(rows));
        }
        return list;
    }

    /** The value of the first row of a query that always returns one. */
    public static <R> R one(Connection connection, String sql, RowMapper<R> mapper, @Nullable Object... parameters)
            throws SQLException {
        return list(connection, sql, mapper, parameters).getFirst();
    }

    /** The first column of every row, without nulls. */
    public static List<String> texts(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        return Sql.<@Nullable String>list(connection, sql, row -> row.getString(1), parameters).stream()
                .filter(Objects::nonNull)
                .toList();
    }

    /** The first column of the first row. */
    public static long number(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        return one(connection, sql, row -> row.getLong(1), parameters);
    }

    /** The first column of the first row; false if there is no row or it is null. */
    public static boolean isTrue(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        List<Boolean> answer = list(connection, sql, row -> row.getBoolean(1), parameters);
        return !answer.isEmpty() && answer.getFirst();
    }

    /** A time of a timestamptz column. */
    public static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            switch (parameters[i]) {
                case Instant time -> statement.setObject(i + 1, time.atOffset(ZoneOffset.UTC));
                case Collection<?> names ->
                    statement.setArray(i + 1, statement.getConnection().createArrayOf("text", names.toArray()));
                case null, default -> statement.setObject(i + 1, parameters[i]);
            }
        }
    }
}
