package io.shopstream.sink.rebuild.exchange;

import io.shopstream.sink.rebuild.plan.RebuildRefusedException;
import io.shopstream.sink.warehouse.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Columns, indexes, constraints, grants, comments and settings of the running tables when the new ones were created.
 * The exchange would undo later changes.
 */
public final class TableFingerprint {
    private static final String LINES = """
            with t as (select n::regclass::oid as oid from unnest(cast(? as text[])) n)
            select format('column %s.%I %s %s %s %s %s %s', attrelid::regclass, attname,
              format_type(atttypid, atttypmod), attnotnull, attacl,
              col_description(attrelid, attnum), attstattarget, attoptions)
            from pg_attribute where attrelid in (select oid from t) and attnum > 0 and not attisdropped
            union all
            select 'default ' || adrelid::regclass || adnum || pg_get_expr(adbin, adrelid)
            from pg_attrdef where adrelid in (select oid from t)
            union all select 'index ' || pg_get_indexdef(indexrelid) from pg_index where indrelid in (select oid from t)
            union all
            select format('constraint %s %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
            from pg_constraint where conrelid in (select oid from t) and contype <> 'f'
            union all
            select format('table %s %s %s %s %s', oid::regclass, relacl, reloptions, relowner,
              obj_description(oid, 'pg_class'))
            from pg_class where oid in (select oid from t)
            union all
            select 'statistics ' || pg_get_statisticsobjdef(oid)
            from pg_statistic_ext where stxrelid in (select oid from t)
            order by 1
            """;

    private final Set<String> tables;
    private final List<String> lines;

    private TableFingerprint(Set<String> tables, List<String> lines) {
        this.tables = tables;
        this.lines = lines;
    }

    public static TableFingerprint of(Connection connection, Set<String> tables) throws SQLException {
        return new TableFingerprint(tables, Sql.texts(connection, LINES, tables));
    }

    /** @throws RebuildRefusedException naming a difference since then */
    void requireSame(Connection connection) throws SQLException {
        List<String> now = Sql.texts(connection, LINES, tables);
        if (now.equals(lines)) {
            return;
        }
        String other = now.stream()
                .filter(each -> !lines.contains(each))
                .findFirst()
                .orElseGet(() -> lines.stream()
                        .filter(each -> !now.contains(each))
                        .findFirst()
                        .orElse("a table"));
        throw new RebuildRefusedException(
                "a table was altered during the run, which the exchange would undo: " + other, "Rebuild again");
    }
}
