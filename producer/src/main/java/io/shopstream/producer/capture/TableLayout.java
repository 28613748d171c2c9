package io.shopstream.producer.capture;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads the layout of the captured tables at one moment.
 *
 * @param exists false if none of the tables exists, because the schema is not migrated yet
 * @param identity OIDs of the tables and of their publication entries, column numbers and types. If it differs, a table
 *     or column was recreated or altered, and every row may have changed without a record in the log
 * @param trouble the first missing, retyped or unpublished table or column, if any
 */
record TableLayout(boolean exists, String identity, Optional<UnfitTableException> trouble) {
    private static final String TABLE = """
            select c.oid::text, p.oid::text
              from pg_class c
              left join pg_publication_rel p
                on p.prrelid = c.oid and p.prpubid = (select oid from pg_publication where pubname = ?)
             where c.oid = to_regclass(?)""";
    private static final String COLUMNS = """
            select a.attname, a.attnum::text, format_type(a.atttypid, a.atttypmod)
              from pg_attribute a
             where a.attrelid = to_regclass(?) and a.attnum > 0 and not a.attisdropped""";

    static TableLayout read(Connection connection, CapturedTables tables) throws SQLException {
        StringBuilder identity = new StringBuilder();
        boolean exists = false;
        Optional<UnfitTableException> trouble = Optional.empty();
        for (CapturedTable<?> table : tables.all()) {
            try {
                exists |= appendTable(connection, table, identity);
                appendColumns(connection, table, identity);
            } catch (UnfitTableException e) {
                trouble = trouble.isPresent() ? trouble : Optional.of(e);
            }
        }
        return new TableLayout(exists, identity.toString(), trouble);
    }

    private static boolean appendTable(Connection connection, CapturedTable<?> table, StringBuilder identity)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TABLE)) {
            statement.setString(1, EngineProperties.PUBLICATION);
            statement.setString(2, table.name());
            try (ResultSet result = statement.executeQuery()) {
                if (!result.next()) {
                    return false;
                }
                if (result.getString(2) == null) {
                    throw UnfitTableException.unpublished(table.name(), EngineProperties.PUBLICATION);
                }
                identity.append(result.getString(1))
                        .append('/')
                        .append(result.getString(2))
                        .append(':');
                return true;
            }
        }
    }

    private static void appendColumns(Connection connection, CapturedTable<?> table, StringBuilder identity)
            throws SQLException {
        Map<String, Present> present = present(connection, table);
        new TreeMap<>(table.columns()).forEach((name, kind) -> {
            Present column = present.get(name);
            if (column == null) {
                throw UnfitTableException.missing(table.name(), name, kind);
            }
            if (!kind.fits(column.type())) {
                throw UnfitTableException.retyped(table.name(), name, column.type(), kind);
            }
            identity.append(column.number()).append(' ').append(column.type()).append(';');
        });
    }

    private static Map<String, Present> present(Connection connection, CapturedTable<?> table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, table.name());
            try (ResultSet result = statement.executeQuery()) {
                Map<String, Present> present = new TreeMap<>();
                while (result.next()) {
                    present.put(result.getString(1), new Present(result.getString(2), result.getString(3)));
                }
                return present;
            }
        }
    }

    private record Present(String number, String type) {}
}
