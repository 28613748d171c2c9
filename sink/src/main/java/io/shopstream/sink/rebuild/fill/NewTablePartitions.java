package io.shopstream.sink.rebuild.fill;

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
import java.util.stream.Collectors;

/**
 * Creates monthly partitions of the new tables, each call in its own transaction, so that readers do not block each
 * other.
 */
public final class NewTablePartitions {
    private final Connection connection;
    private final Set<String> created = new HashSet<>();

    /** @param connection in autocommit */
    public NewTablePartitions(Connection connection) {
        this.connection = connection;
    }

    /** The first instant of the month in UTC. */
    static Instant of(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC)
                .withDayOfMonth(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    synchronized void make(String table, Collection<Instant> months) throws SQLException {
        Set<LocalDate> missing = new TreeSet<>();
        for (Instant month : months) {
            if (!created.contains(table + month)) {
                missing.add(LocalDate.ofInstant(month, ZoneOffset.UTC));
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        String days = missing.stream().map(LocalDate::toString).collect(Collectors.joining(","));
        Sql.execute(connection, "select ops.make_months('%s', '{%s}', 'warehouse_next')".formatted(table, days));
        months.forEach(month -> created.add(table + month));
    }

    /** Creates the partitions that the running table has and the new one does not. */
    public synchronized void follow(String table) throws SQLException {
        Sql.execute(connection, """
                select ops.make_months('%1$s', array_agg(to_date(right(p.relname, 7), 'YYYY_MM')), 'warehouse_next')
                from pg_inherits i join pg_class p on p.oid = i.inhrelid
                where i.inhparent = 'warehouse.%1$s'::regclass and p.relname ~ '_[0-9]{4}_[0-9]{2}$'
                """.formatted(table));
    }
}
