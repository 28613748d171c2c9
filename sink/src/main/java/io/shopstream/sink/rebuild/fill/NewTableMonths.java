package io.shopstream.sink.rebuild.fill;

import io.shopstream.sink.rebuild.plan.RebuildTables;
import io.shopstream.sink.table.MergeSql;
import io.shopstream.sink.table.TableDefinition;
import io.shopstream.sink.warehouse.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Creates the monthly partitions of the new tables, each call in its own transaction, so that readers of the log do not
 * block each other.
 */
public final class NewTableMonths {
    private final Connection connection;
    private final Set<Month> created = new HashSet<>();

    private record Month(String table, LocalDate firstDay) {}

    /** @param connection in autocommit */
    public NewTableMonths(Connection connection) {
        this.connection = connection;
    }

    /** The first day of the month in UTC. */
    static LocalDate monthOf(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC).withDayOfMonth(1);
    }

    synchronized void make(TableDefinition<?> table, Collection<LocalDate> months) throws SQLException {
        Set<LocalDate> missing = new TreeSet<>(months);
        missing.removeIf(month -> created.contains(new Month(table.table(), month)));
        if (missing.isEmpty()) {
            return;
        }
        Sql.execute(connection, MergeSql.NEW.makeMonths(table, missing));
        missing.forEach(month -> created.add(new Month(table.table(), month)));
    }

    /**
     * Creates the partitions that the running table has and the new one does not.
     *
     * @param table the running table, such as {@code warehouse.events}
     */
    public synchronized void follow(String table) throws SQLException {
        Sql.execute(connection, """
                select ops.make_months('%1$s', array_agg(to_date(right(p.relname, 7), 'YYYY_MM')), '%2$s')
                from pg_inherits i join pg_class p on p.oid = i.inhrelid
                where i.inhparent = '%3$s'::regclass and p.relname ~ '_[0-9]{4}_[0-9]{2}$'
                """.formatted(
                        RebuildTables.name(table), RebuildTables.nextSchema(RebuildTables.schema(table)), table));
    }
}
