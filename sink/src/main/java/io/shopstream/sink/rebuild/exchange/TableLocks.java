package io.shopstream.sink.rebuild.exchange;

import io.shopstream.sink.rebuild.control.OwnerConnections;
import io.shopstream.sink.warehouse.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes the locks of the exchange and names the sessions that hold conflicting ones. */
final class TableLocks {
    private static final String TABLE_TIMEOUT =
            "set local lock_timeout = '200ms'; set local statement_timeout = '450ms'";
    // The sessions that hold a lock on one of the tables or partitions.
    private static final String HOLDERS = """
            select distinct format('%s (pid %s, %s)', a.usename, a.pid,
              coalesce(nullif(a.application_name, ''), 'no name'))
            from pg_locks l join pg_stat_activity a on a.pid = l.pid
            where l.locktype = 'relation' and l.granted and l.relation in (
                select to_regclass(n)::oid from unnest(cast(? as text[])) n
                union select i.inhrelid from pg_inherits i join unnest(cast(? as text[])) n
                  on i.inhparent = to_regclass(n)::oid)
              and a.application_name <> ?
            order by 1 limit 5
            """;

    private TableLocks() {}

    /**
     * Takes all locks, or fails. Locks views before tables, in the order of a reader of a view.
     *
     * @param connection in the transaction that will hold the locks
     */
    static void take(Connection connection, Set<String> tables, List<String> views) throws SQLException {
        List<String> exclusive = new ArrayList<>(DependentObjects.referring(connection, tables));
        exclusive.addAll(tables);
        // One statement, so that statement_timeout limits it as a whole. Setting the owner of a view to the same owner
        // locks the view without the tables below it.
        StringBuilder block = new StringBuilder("do $lock$ begin\n");
        for (String view : views) {
            String owner = Sql.texts(
                            connection,
                            "select quote_ident(pg_get_userbyid(relowner)) from pg_class"
                                    + " where oid = cast(? as regclass)",
                            view)
                    .getFirst();
            block.append("alter view ")
                    .append(view)
                    .append(" owner to ")
                    .append(owner)
                    .append(";\n");
        }
        // Recreating the foreign keys takes this lock on the tables that they refer to.
        for (String referred : DependentObjects.referred(connection, tables)) {
            block.append("lock table ").append(referred).append(" in share row exclusive mode;\n");
        }
        block.append("lock table ")
                .append(String.join(", ", exclusive))
                .append(" in access exclusive mode;\nend $lock$");
        Sql.execute(connection, TABLE_TIMEOUT);
        Sql.execute(connection, block.toString());
    }

    /** Other sessions that hold a lock on one of the tables, as the end of a sentence; empty if there are none. */
    static String holders(Connection connection, Set<String> tables) throws SQLException {
        List<String> holders = Sql.texts(connection, HOLDERS, tables, tables, OwnerConnections.NAME);
        return holders.isEmpty() ? "" : ", by " + String.join(", ", holders);
    }
}
