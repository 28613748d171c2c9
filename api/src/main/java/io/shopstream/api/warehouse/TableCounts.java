package io.shopstream.api.warehouse;

import io.shopstream.api.answer.PipelineStatus.Tables;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the rows of every readable table of the warehouse exactly. Scans each table: cache the result. */
public final class TableCounts {
    // A partitioned table is counted as a whole, not by partition.
    private static final String TABLES = """
            select n.nspname as schema_name, c.relname as table_name
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname in ('warehouse', 'mart') and c.relkind in ('r', 'p') and not c.relispartition
              and has_table_privilege(c.oid, 'select')
            order by 1, 2""";

    private record Table(String schema, String name) {}

    private TableCounts() {}

    public static Tables count(Connection snapshot, Instant now) throws SQLException {
        List<Table> tables =
                Sql.list(snapshot, TABLES, row -> new Table(row.getString("schema_name"), row.getString("table_name")));
        Map<String, Long> rows = new TreeMap<>();
        for (Table table : tables) {
            String sql = "select count(*) as n from %s.%s".formatted(quoted(table.schema()), quoted(table.name()));
            rows.put(table.schema() + "." + table.name(), Sql.one(snapshot, sql, row -> row.getLong("n")));
        }
        return new Tables(rows, now);
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
