package io.shopstream.bench.sink;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * The rows that the sink loaded, as files in the formats of COPY: the input of the limits' rounds. Generated columns
 * are left out.
 */
record TableFiles(Path directory) {
    /** In the order of loading; partitions are part of their tables. */
    static final List<String> TABLES = List.of(
            "campaigns", "categories", "users", "products", "orders", "order_status_changes", "order_items", "events");

    /** A table, its written columns, and its primary key. */
    record Table(String name, List<String> columns, List<String> key) {
        String list() {
            return String.join(", ", columns);
        }
    }

    static List<Table> tables(Connection connection) throws SQLException {
        List<Table> tables = new ArrayList<>();
        for (String name : TABLES) {
            tables.add(new Table(
                    name, names(connection, COLUMNS.formatted(name)), names(connection, KEY.formatted(name))));
        }
        return tables;
    }

    private static final String COLUMNS = """
            select attname from pg_attribute where attrelid = 'warehouse.%s'::regclass and attnum > 0
              and not attisdropped and attgenerated = '' order by attnum""";

    private static final String KEY = """
            select a.attname from pg_constraint c cross join unnest(c.conkey) with ordinality k (attnum, place)
              join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum
            where c.conrelid = 'warehouse.%s'::regclass and c.contype = 'p' order by k.place""";

    private static List<String> names(Connection connection, String sql) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    /** Writes every table in both formats, in the order in which its rows were loaded; returns the number of rows. */
    long write(Connection connection) throws SQLException, IOException {
        long rows = 0;
        Files.createDirectories(directory);
        for (Table table : tables(connection)) {
            for (Format format : Format.values()) {
                String sql = "copy (select %s from warehouse.%s) to stdout (format %s)"
                        .formatted(table.list(), table.name(), format.sql());
                try (OutputStream file = Files.newOutputStream(file(table, format))) {
                    long written =
                            connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, file);
                    rows += format == Format.BINARY ? written : 0;
                }
            }
        }
        return rows;
    }

    /** Binary for COPY, text for reading in Java. */
    enum Format {
        BINARY,
        TEXT;

        String sql() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    Path file(Table table, Format format) {
        return directory.resolve(table.name() + "." + format.sql());
    }

    /** Copies every file into its table, each in one transaction. */
    void copyInto(Connection connection) throws SQLException, IOException {
        for (Table table : tables(connection)) {
            String sql = "copy warehouse.%s (%s) from stdin (format binary)".formatted(table.name(), table.list());
            try (InputStream file = Files.newInputStream(file(table, Format.BINARY))) {
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, file, 1 << 16);
            }
        }
    }
}
