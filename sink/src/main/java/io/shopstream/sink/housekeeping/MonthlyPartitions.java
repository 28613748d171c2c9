package io.shopstream.sink.housekeeping;

import io.shopstream.sink.warehouse.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

/** Drops monthly partitions of one table. Commits on a connection without autocommit. */
final class MonthlyPartitions {
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final int ATTEMPTS = 10;
    private static final String LIST = """
            select to_date(right(c.relname, 7), 'YYYY_MM') from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where i.inhparent = ('warehouse.' || ?)::regclass and c.relname ~ '_[0-9]{4}_[0-9]{2}$' order by 1
            """;

    private final Connection connection;
    private final String table;
    private final Pause pause;

    /**
     * Backs off so that blocking sessions can finish. With length zero it only checks whether the sink is being closed.
     */
    @FunctionalInterface
    interface Pause {
        Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(5);

        /** @throws InterruptedException if the sink is being closed */
        void run(Duration length) throws InterruptedException;
    }

    MonthlyPartitions(Connection connection, String table, Pause pause) {
        this.connection = connection;
        this.table = table;
        this.pause = pause;
    }

    /**
     * Drops the partitions of the months before the month of the given time, the oldest first, each in its own
     * transaction.
     *
     * @throws SQLException with SQLSTATE 55P03 if other sessions locked the table at every attempt
     */
    void dropBefore(Instant since, RemovedRows removedRows) throws SQLException, InterruptedException {
        YearMonth first = YearMonth.from(since.atZone(ZoneOffset.UTC));
        for (LocalDate month : list()) {
            if (YearMonth.from(month).isBefore(first)) {
                removedRows.partition(dropWithRetries(month));
            }
        }
    }

    private List<LocalDate> list() throws SQLException {
        List<LocalDate> months = Sql.list(connection, LIST, row -> row.getObject(1, LocalDate.class), table);
        connection.commit();
        return months;
    }

    private long dropWithRetries(LocalDate month) throws SQLException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return drop(month);
            } catch (SQLException e) {
                connection.rollback();
                if (attempt == ATTEMPTS || !LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                    throw e;
                }
                pause.run(Pause.BETWEEN_ATTEMPTS);
            }
        }
    }

    private long drop(LocalDate month) throws SQLException {
        long rows = Sql.number(connection, "select ops.drop_month(?, ?)", table, month);
        connection.commit();
        return rows;
    }
}
