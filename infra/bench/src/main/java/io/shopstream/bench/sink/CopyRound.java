package io.shopstream.bench.sink;

import io.shopstream.bench.round.Measurement;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * Measures the limit of every load: binary COPY of prepared rows into tables with the same keys and indexes, over one
 * connection with {@code synchronous_commit = off}, as the sink's.
 */
record CopyRound(String warehouse, Path files, long rows) {
    static CopyRound of(String[] arguments) {
        return new CopyRound(arguments[0], Path.of(arguments[1]), Long.parseLong(arguments[2]));
    }

    List<String> arguments() {
        return List.of(warehouse, files.toString(), Long.toString(rows));
    }

    void run(PrintStream out) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(warehouse)) {
            connection.createStatement().execute("set synchronous_commit = off");
            long begun = System.nanoTime();
            new TableFiles(files).copyInto(connection);
            Measurement.print(out, rows, 0, System.nanoTime() - begun);
        }
    }
}
