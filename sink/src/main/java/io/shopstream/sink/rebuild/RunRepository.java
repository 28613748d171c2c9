package io.shopstream.sink.rebuild;

import io.shopstream.sink.rebuild.plan.RebuildRefusedException;
import io.shopstream.sink.rebuild.plan.RebuildTables;
import io.shopstream.sink.warehouse.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code ops.rebuild_runs}, takes the lock that allows one run at a time, and drops the tables of killed runs.
 */
final class RunRepository {
    private static final String LOCK = "select pg_try_advisory_lock(hashtext('shopstream.rebuild'))";
    private static final String BEGIN =
            "insert into ops.rebuild_runs (tables, state) values (?, 'RUNNING') returning run_id";
    private static final String END = """
            update ops.rebuild_runs set state = ?, ended_at = clock_timestamp(), records = ?, table_rows = ?::jsonb,
              differences = ?, reason = ? where run_id = ?
            """;
    private static final String INTERRUPTED = """
            update ops.rebuild_runs set state = 'INTERRUPTED', ended_at = now(),
              reason = 'the process ended; the tables are those from before' where state = 'RUNNING'
            """;
    private static final String LAST = """
            select run_id, tables, state, started_at, ended_at, records, differences, reason,
              array(select key || '=' || value from jsonb_each_text(table_rows) order by key)
            from ops.rebuild_runs order by run_id desc limit ?
            """;
    private static final String OLD_TABLES = """
            select string_agg(c.oid::regclass::text, ', ') from pg_class c
            where c.relnamespace = (select oid from pg_namespace where nspname = ?)
              and c.relkind in ('r', 'p') and not c.relispartition
            """;

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final int LOCK_ATTEMPTS = 30;
    private static final long LOCK_PAUSE_NANOS = 100_000_000;

    private RunRepository() {}

    /**
     * The result of a run.
     *
     * @param rows number of rows of the new tables, empty if they were not exchanged
     * @param reason why it did not end as DONE, null if it did
     */
    record Result(
            long records,
            Map<String, Long> rows,
            List<String> differences,
            @Nullable String reason) {}

    /**
     * Tries to take the session lock, which lasts until the connection ends. Retries for 3 s, because the server may
     * not have noticed yet that the connection of the previous run is closed.
     */
    static boolean lock(Connection connection) throws SQLException {
        for (int attempt = 0; attempt < LOCK_ATTEMPTS; attempt++) {
            if (Sql.isTrue(connection, LOCK)) {
                return true;
            }
            LockSupport.parkNanos(LOCK_PAUSE_NANOS);
        }
        return false;
    }

    static long begin(Connection connection, Set<String> tables) throws SQLException {
        return Sql.number(connection, BEGIN, tables);
    }

    static void end(Connection connection, long runId, String state, Result result) throws SQLException {
        String rows = result.rows().entrySet().stream()
                .map(each -> "\"" + each.getKey() + "\": " + each.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
        Sql.update(connection, END, state, result.records(), rows, result.differences(), result.reason(), runId);
    }

    /** Ends the run, unless it is already DONE: then only cleaning up failed. */
    static void failed(Connection connection, long runId, String state, Result result) throws SQLException {
        if (Sql.isTrue(connection, "select state = 'RUNNING' from ops.rebuild_runs where run_id = ?", runId)) {
            end(connection, runId, state, new Result(result.records(), Map.of(), List.of(), result.reason()));
        }
    }

    /** Marks killed runs as INTERRUPTED and drops their tables. The caller must hold the lock. */
    static void cleanUp(Connection connection) throws SQLException {
        Sql.execute(connection, INTERRUPTED);
        // A dump may lock these tables: neither the start of the sink nor a request should wait for it to end.
        Sql.execute(connection, "set lock_timeout = '2s'");
        try {
            dropNext(connection);
            dropOld(connection);
        } catch (SQLException e) {
            if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw e;
            }
            throw new RebuildRefusedException(
                    "another session reads tables that an earlier run left in the schemas *_next or *_old",
                    "End that session (pg_stat_activity shows it), then rebuild again");
        } finally {
            Sql.execute(connection, "reset lock_timeout");
        }
    }

    static void dropNext(Connection connection) throws SQLException {
        for (String schema : RebuildTables.SCHEMAS) {
            Sql.execute(connection, "drop schema if exists " + RebuildTables.nextSchema(schema) + " cascade");
        }
    }

    /** Without {@code cascade}, because nothing may depend on the old tables any more. */
    static void dropOld(Connection connection) throws SQLException {
        for (String running : RebuildTables.SCHEMAS) {
            String schema = RebuildTables.oldSchema(running);
            List<String> tables = Sql.texts(connection, OLD_TABLES, schema);
            if (!tables.isEmpty()) {
                Sql.execute(connection, "drop table " + tables.getFirst());
            }
            Sql.execute(connection, "drop schema if exists " + schema);
        }
    }

    static List<RecordedRun> last(Connection connection, int limit) throws SQLException {
        return Sql.list(
                connection,
                LAST,
                row -> new RecordedRun(
                        row.getLong(1),
                        texts(row, 2),
                        row.getString(3),
                        Sql.instant(row, 4),
                        row.getObject(5) == null ? null : Sql.instant(row, 5),
                        row.getLong(6),
                        counts(texts(row, 9)),
                        texts(row, 7),
                        row.getString(8)),
                limit);
    }

    private static List<String> texts(ResultSet rows, int column) throws SQLException {
        return List.of((String[]) rows.getArray(column).getArray());
    }

    private static Map<String, Long> counts(List<String> pairs) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String pair : pairs) {
            int sign = pair.indexOf('=');
            counts.put(pair.substring(0, sign), Long.parseLong(pair.substring(sign + 1)));
        }
        return counts;
    }
}
