package io.shopstream.sink.copy;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Streams rows to the server by binary COPY in chunks. Either every row is in the table of the open transaction, or the
 * COPY was cancelled and an exception thrown. Reuses its buffer; not thread-safe.
 */
public final class BinaryCopy {
    private static final int CHUNK_BYTES = 64 * 1024;

    private final CopyEncoder encoder = new CopyEncoder();

    /** Runs after all rows are sent and before the COPY is ended: a fault injection point for crash tests. */
    @FunctionalInterface
    public interface BeforeEnd {
        void run() throws SQLException;
    }

    /**
     * @param sql {@code copy ... from stdin (format binary)}
     * @param fields number of columns that {@code row} writes
     */
    public <R> long copy(
            Connection connection, String sql, int fields, Iterable<? extends R> rows, RowWriter<R> row, BeforeEnd end)
            throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            encoder.clear();
            encoder.header();
            for (R each : rows) {
                encoder.startRow(fields);
                row.write(each, encoder);
                if (encoder.length() >= CHUNK_BYTES) {
                    flush(copy);
                }
            }
            encoder.trailer();
            flush(copy);
            end.run();
            return copy.endCopy();
        } catch (SQLException | RuntimeException e) {
            cancel(copy, e);
            throw e;
        }
    }

    private void flush(CopyIn copy) throws SQLException {
        copy.writeToCopy(encoder.buffer(), 0, encoder.length());
        encoder.clear();
    }

    // Not close(): that would end the COPY successfully with the rows sent so far.
    private static void cancel(CopyIn copy, Exception failure) {
        try {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
