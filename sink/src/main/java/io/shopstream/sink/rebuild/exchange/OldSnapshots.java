package io.shopstream.sink.rebuild.exchange;

import io.shopstream.sink.rebuild.control.RunControl;
import io.shopstream.sink.rebuild.plan.RebuildRefusedException;
import io.shopstream.sink.warehouse.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Waits for transactions whose snapshot is older than the rows of the new tables: they would see these tables empty.
 */
public final class OldSnapshots {
    private static final long WAIT_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long POLL_NANOS = Duration.ofMillis(20).toNanos();
    private static final String FIND = """
            select pid::text from pg_stat_activity
            where datname = current_database() and backend_type = 'client backend' and backend_xmin is not null
              and xact_start < cast(? as timestamptz) and not (application_name = any (?))
            order by pid
            """;

    private final List<String> ownNames;
    private final RunControl control;

    /** @param ownNames names of applications that take a new snapshot for each statement, and so are not waited for */
    OldSnapshots(List<String> ownNames, RunControl control) {
        this.ownNames = List.copyOf(ownNames);
        this.control = control;
    }

    /** @throws RebuildRefusedException if the user may not see the transactions of other users */
    public static void requireVisibility(Connection connection) throws SQLException {
        if (!Sql.isTrue(connection, "select pg_has_role(current_user, 'pg_read_all_stats', 'usage')")) {
            throw new RebuildRefusedException(
                    "the owner of the tables may not see the transactions of other users",
                    "Grant pg_read_all_stats to it, then rebuild");
        }
    }

    /**
     * Waits up to two seconds for older transactions to end.
     *
     * @param helper in autocommit
     * @param completeSince when the last row was written into the new tables
     * @return a description of the transactions that remain, null if there are none
     */
    @Nullable String awaitEnd(Connection helper, Instant completeSince) throws SQLException {
        long deadline = System.nanoTime() + WAIT_NANOS;
        while (true) {
            control.check();
            List<String> pids = Sql.texts(helper, FIND, completeSince, ownNames);
            if (pids.isEmpty()) {
                return null;
            }
            if (System.nanoTime() > deadline) {
                return "transactions that began before the new tables were complete are still open: pid "
                        + String.join(", ", pids);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }
}
