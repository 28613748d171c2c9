package io.shopstream.sink.rebuild.exchange;

import io.shopstream.sink.warehouse.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The number of rows of a table and the sum of every numeric column.
 *
 * @param sums by column, as PostgreSQL prints them
 */
public record TableTotals(long rows, Map<String, String> sums) {
    private static final String COLUMNS = """
            select quote_ident(attname) from pg_attribute
            where attrelid = cast(? as regclass) and attnum > 0 and not attisdropped
              and atttypid in ('integer'::regtype, 'bigint'::regtype, 'numeric'::regtype)
            order by attnum
            """;

    public static TableTotals of(Connection connection, String table) throws SQLException {
        List<String> columns = Sql.texts(connection, COLUMNS, table);
        String sums = columns.stream().map(column -> ", sum(" + column + ")").collect(Collectors.joining());
        return Sql.one(connection, "select count(*)" + sums + " from " + table, row -> {
            Map<String, String> found = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                String sum = row.getString(i + 2);
                found.put(columns.get(i), sum == null ? "0" : sum);
            }
            return new TableTotals(row.getLong(1), found);
        });
    }

    /** One sentence for each total that differs in the new table. */
    public List<String> differences(String table, TableTotals next) {
        List<String> differences = new ArrayList<>();
        if (rows != next.rows()) {
            differences.add("%s: %d rows in the log, %d in the running table".formatted(table, next.rows(), rows));
        }
        next.sums().forEach((column, sum) -> {
            String running = sums.getOrDefault(column, "0");
            if (!sum.equals(running)) {
                differences.add("%s: %s adds up to %s in the log, %s in the running table"
                        .formatted(table, column, sum, running));
            }
        });
        return differences;
    }
}
