package io.shopstream.bench.sink;

import io.shopstream.bench.round.Measurement;
import io.shopstream.local.console.CommandFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures the limit of a rebuild: binary COPY of prepared rows into tables without keys and indexes, which are created
 * afterwards, then {@code analyze}, over one connection.
 */
record CopyAndIndexRound(String warehouse, Path files, long rows) {
    // Keys of the tables only: those of their partitions are dropped and created with them.
    private static final String KEYS = """
            select format('alter table %s drop constraint %I cascade', c.conrelid::regclass, c.conname),
                   format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid))
            from pg_constraint c join pg_class t on t.oid = c.conrelid
            where t.relnamespace = 'warehouse'::regnamespace and c.contype = 'p' and not t.relispartition""";
    // For a partitioned table pg_get_indexdef says ON ONLY, which would leave its partitions without the index.
    private static final String INDEXES = """
            select format('drop index %s', i.indexrelid::regclass), replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ')
            from pg_index i join pg_class t on t.oid = i.indrelid
            where t.relnamespace = 'warehouse'::regnamespace and not t.relispartition and not i.indisprimary""";

    private static final String COUNT = """
            select count(*) from pg_index i join pg_class t on t.oid = i.indrelid
            where t.relnamespace = 'warehouse'::regnamespace and i.indisvalid""";

    static CopyAndIndexRound of(String[] arguments) {
        return new CopyAndIndexRound(arguments[0], Path.of(arguments[1]), Long.parseLong(arguments[2]));
    }

    List<String> arguments() {
        return List.of(warehouse, files.toString(), Long.toString(rows));
    }

    void run(PrintStream out) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(warehouse);
                Statement statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = off");
            statement.execute("set maintenance_work_mem = '256MB'");
            statement.execute("set wal_compression = off");
            int indexes = count(statement);
            List<String> create = new ArrayList<>(dropped(statement, INDEXES));
            create.addAll(dropped(statement, KEYS));
            TableFiles source = new TableFiles(files);
            long begun = System.nanoTime();
            source.copyInto(connection);
            for (String sql : create) {
                statement.execute(sql);
            }
            statement.execute("analyze");
            long nanos = System.nanoTime() - begun;
            if (count(statement) != indexes) {
                throw new CommandFailure(count(statement) + " of " + indexes + " indexes were created again");
            }
            Measurement.print(out, rows, 0, nanos);
        }
    }

    private static int count(Statement statement) throws SQLException {
        try (ResultSet indexes = statement.executeQuery(COUNT)) {
            indexes.next();
            return indexes.getInt(1);
        }
    }

    /** Drops what the query names and returns the statements that create it again. */
    private static List<String> dropped(Statement statement, String query) throws SQLException {
        List<String> drop = new ArrayList<>();
        List<String> create = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                drop.add(found.getString(1));
                create.add(found.getString(2));
            }
        }
        for (String sql : drop) {
            statement.execute(sql);
        }
        return create;
    }
}
