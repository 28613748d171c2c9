package io.shopstream.producer.capture.tables;

import io.shopstream.producer.database.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the layout of the captured tables at one moment.
 *
 * @param exists false if none of the tables exists, because the schema is not migrated yet
 * @param identity OIDs of the tables and of their publication entries, column numbers and types. If it differs, a table
 *     or column was recreated or altered, and every row may have changed without a record in the log
 * @param trouble the first missing, retyped or unpublished table or column, if any
 */
public record TableLayout(boolean exists, String identity, Optional<UnfitTableException> trouble) {
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

    public static TableLayout read(Connection connection, CapturedTables tables) throws SQLException {
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
        List<Published> found = Sql.rows(
                connection,
                TABLE,
                row -> new Published(row.getString(1), row.getString(2)),
                CapturedTables.PUBLICATION,
                table.name());
        if (found.isEmpty()) {
            return false;
        }
        Published published = found.getFirst();
        if (published.publication() == null) {
            throw UnfitTableException.unpublished(table.name(), CapturedTables.PUBLICATION);
        }
        identity.append(published.table())
                .append('/')
                .append(published.publication())
                .append(':');
        return true;
    }

    private static void appendColumns(Connection connection, CapturedTable<?> table, StringBuilder identity)
            throws SQLException {
        Map<String, Present> present = Sql.rows(connection, COLUMNS, Present::read, table.name()).stream()
                .collect(Collectors.toMap(Present::name, column -> column));
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

    /** OIDs of a table and of its publication entry; the latter is null if the table is not published. */
    private record Published(String table, @Nullable String publication) {}

    private record Present(String name, String number, String type) {
        static Present read(ResultSet row) throws SQLException {
            return new Present(row.getString(1), row.getString(2), row.getString(3));
        }
    }
}
