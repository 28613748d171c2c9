package io.shopstream.producer.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Reads and writes the single row of {@code shop.origin}. */
final class OriginRow {
    private static final String COLUMNS = "seed, currency, users, categories, products, campaigns, opening, history";

    private OriginRow() {}

    static Optional<Origin> read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select " + COLUMNS + " from shop.origin")) {
            if (!result.next()) {
                return Optional.empty();
            }
            return Optional.of(new Origin(
                    result.getLong(1),
                    result.getString(2),
                    result.getInt(3),
                    result.getInt(4),
                    result.getInt(5),
                    result.getInt(6),
                    result.getObject(7, OffsetDateTime.class).toInstant(),
                    result.getString(8)));
        }
    }

    static boolean isPastWritten(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select past_written from shop.origin")) {
            return result.next() && result.getBoolean(1);
        }
    }

    static void markPastWritten(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("update shop.origin set past_written = true");
        }
    }

    /** Returns false if the row already exists. */
    static boolean insert(Connection connection, Origin origin) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into shop.origin (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")) {
            statement.setLong(1, origin.seed());
            statement.setString(2, origin.currency());
            statement.setInt(3, origin.users());
            statement.setInt(4, origin.categories());
            statement.setInt(5, origin.products());
            statement.setInt(6, origin.campaigns());
            statement.setObject(
                    7, origin.opening().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC));
            statement.setString(8, origin.history());
            return statement.executeUpdate() == 1;
        }
    }
}
