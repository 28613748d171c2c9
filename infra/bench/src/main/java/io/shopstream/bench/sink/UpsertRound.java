package io.shopstream.bench.sink;

import io.shopstream.bench.round.Measurement;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Measures what most loaders do: {@code insert ... on conflict do update} in JDBC batches of 1,000, which the driver
 * rewrites into one statement, each in a transaction, over one connection with {@code synchronous_commit = off}.
 */
record UpsertRound(String warehouse, Path files, long rows) {
    private static final int BATCH = 1_000;

    static UpsertRound of(String[] arguments) {
        return new UpsertRound(arguments[0], Path.of(arguments[1]), Long.parseLong(arguments[2]));
    }

    List<String> arguments() {
        return List.of(warehouse, files.toString(), Long.toString(rows));
    }

    void run(PrintStream out) throws SQLException, IOException {
        String url =
                warehouse + (warehouse.contains("?") ? "&" : "?") + "reWriteBatchedInserts=true&stringtype=unspecified";
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.createStatement().execute("set synchronous_commit = off");
            connection.setAutoCommit(false);
            TableFiles source = new TableFiles(files);
            long begun = System.nanoTime();
            for (TableFiles.Table table : TableFiles.tables(connection)) {
                upsert(connection, table, source.file(table, TableFiles.Format.TEXT));
            }
            Measurement.print(out, rows, 0, System.nanoTime() - begun);
        }
    }

    private static void upsert(Connection connection, TableFiles.Table table, Path file)
            throws SQLException, IOException {
        try (PreparedStatement statement = connection.prepareStatement(sql(table));
                BufferedReader lines = Files.newBufferedReader(file)) {
            int waiting = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split("\t", -1);
                for (int i = 0; i < fields.length; i++) {
                    statement.setString(i + 1, fields[i].equals("\\N") ? null : fields[i]);
                }
                statement.addBatch();
                if (++waiting == BATCH) {
                    statement.executeBatch();
                    connection.commit();
                    waiting = 0;
                }
            }
            statement.executeBatch();
            connection.commit();
        }
    }

    private static String sql(TableFiles.Table table) {
        String assignments = table.columns().stream()
                .filter(column -> !table.key().contains(column))
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        return "insert into warehouse.%s (%s) values (%s) on conflict (%s) do update set %s"
                .formatted(
                        table.name(),
                        table.list(),
                        table.columns().stream().map(column -> "?").collect(Collectors.joining(", ")),
                        String.join(", ", table.key()),
                        assignments);
    }
}
