package io.shopstream.sink.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The locks of the exchange, and who is in their way. */
final class TableLocks {
    private static final String TABLE_TIMEOUT =
            "set local lock_timeout = '200ms'; set local statement_timeout = '450ms'";
    // Whoever is at one of the tables or its partitions at this moment.
    private static final String HOLDERS = """
            select distinct format('%s (pid %s, %s)', a.usename, a.pid, coalesce(nullif(a.application_name, ''), 'no name'))
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
     * All of them, or none and a failure. Views before tables, as a reader of a view takes them.
     *
     * @param connection in the transaction that is to hold them
     */
    static void take(Connection connection, Set<String> tables, List<String> views) throws SQLException {
        List<String> exclusive = new ArrayList<>(DependentObjects.referring(connection, tables));
        exclusive.addAll(tables);
        // One statement, so that its time is limited as a whole. An owner that stays is how to lock a view without
        // everything below it.
        StringBuilder block = new StringBuilder("do $lock$ begin\n");
        for (String view : views) {
            String owner = Sql.texts(
                            connection,
                            "select quote_ident(pg_get_userbyid(relowner)) from pg_class where oid = cast(? as regclass)",
                            view)
                    .getFirst();
            block.append("alter view ")
                    .append(view)
                    .append(" owner to ")
                    .append(owner)
                    .append(";\n");
        }
        // The foreign keys that are made anew ask for this of the tables that stay.
        for (String referred : DependentObjects.referred(connection, tables)) {
            block.append("lock table ").append(referred).append(" in share row exclusive mode;\n");
        }
        block.append("lock table ")
                .append(String.join(", ", exclusive))
                .append(" in access exclusive mode;\nend $lock$");
        Sql.execute(connection, TABLE_TIMEOUT);
        Sql.execute(connection, block.toString());
    }

    /** Others that hold a lock on one of the tables now, as the end of a sentence; empty if none is left. */
    static String holders(Connection connection, Set<String> tables) throws SQLException {
        List<String> holders = Sql.texts(connection, HOLDERS, tables, tables, OwnerConnections.NAME);
        return holders.isEmpty() ? "" : ", by " + String.join(", ", holders);
    }
}
