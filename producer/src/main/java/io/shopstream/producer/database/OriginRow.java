package io.shopstream.producer.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Reads and writes the single row of {@code shop.origin}. */
final class OriginRow {
    private static final String COLUMNS =
            "seed, currency, users, categories, products, campaigns, opening, history, past_rate";

    private OriginRow() {}

    static Optional<Origin> read(Connection connection) throws SQLException {
        return Sql.rows(
                        connection,
                        "select " + COLUMNS + " from shop.origin",
                        row -> new Origin(
                                row.getLong(1),
                                row.getString(2),
                                row.getInt(3),
                                row.getInt(4),
                                row.getInt(5),
                                row.getInt(6),
                                row.getObject(7, OffsetDateTime.class).toInstant(),
                                row.getString(8),
                                row.getObject(9, Double.class)))
                .stream()
                .findFirst();
    }

    static boolean isHistoryWritten(Connection connection) throws SQLException {
        return Sql.rows(connection, "select past_written from shop.origin", row -> row.getBoolean(1))
                .contains(true);
    }

    static void markHistoryWritten(Connection connection) throws SQLException {
        Sql.update(connection, "update shop.origin set past_written = true");
    }

    /** Returns false if the row already exists. */
    static boolean insert(Connection connection, Origin origin) throws SQLException {
        int inserted = Sql.update(
                connection,
                "insert into shop.origin (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                origin.seed(),
                origin.currency(),
                origin.users(),
                origin.categories(),
                origin.products(),
                origin.campaigns(),
                origin.opening().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC),
                origin.history(),
                origin.pastRate());
        return inserted == 1;
    }
}
