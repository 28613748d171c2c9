package io.shopstream.api.warehouse;

import io.shopstream.api.answer.pipeline.PipelineStatus.Tables;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts the rows of every readable table of the warehouse exactly. Scans each table: cache the result. */
public final class TableCounts {
    // A partitioned table is counted as a whole, not by partition.
    private static final String TABLES = """
            select n.nspname as schema, c.relname as name
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname in ('warehouse', 'mart') and c.relkind in ('r', 'p') and not c.relispartition
              and has_table_privilege(c.oid, 'select')
            order by 1, 2""";

    private record Table(String schema, String name) {}

    private TableCounts() {}

    public static Tables count(JdbcClient snapshot, Instant now) {
        List<Table> tables = snapshot.sql(TABLES).query(Table.class).list();
        Map<String, Long> rows = new TreeMap<>();
        for (Table table : tables) {
            String sql = "select count(*) from %s.%s".formatted(quoted(table.schema()), quoted(table.name()));
            rows.put(
                    table.schema() + "." + table.name(),
                    snapshot.sql(sql).query(Long.class).single());
        }
        return new Tables(rows, now);
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
