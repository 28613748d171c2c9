package io.shopstream.sink.rebuild.exchange;

import io.shopstream.sink.rebuild.fill.DeferredRecords;
import io.shopstream.sink.rebuild.plan.RebuildTables;
import io.shopstream.sink.warehouse.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Creates copies of the running tables in the schemas {@code *_next} from the system catalogue, so that anything that
 * users added to a table (an index, a generated column, a grant) is kept. Keys and indexes of large tables are built
 * after loading. {@link FilledColumns} and {@link DependentObjects} refuse what cannot be kept.
 */
public final class NewTables {
    private static final String OF = "where c.oid = cast(? as regclass)";
    private static final String CREATE = """
            select format('create table %s (like %I.%I including all excluding indexes excluding statistics)%s%s', ?,
              n.nspname, c.relname, ' partition by ' || pg_get_partkeydef(c.oid),
              ' with (' || array_to_string(c.reloptions, ', ') || ')')
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            """ + OF;
    // Extended statistics keep their name, in the schema of the new table.
    private static final String STATISTICS = """
            select regexp_replace(replace(pg_get_statisticsobjdef(s.oid),
                format(' FROM %I.%I', n.nspname, c.relname), format(' FROM %s', ?)),
              '^CREATE STATISTICS \\S+',
              format('CREATE STATISTICS %I.%I', n.nspname ||
            """ + " '" + RebuildTables.NEXT + "', s.stxname)) " + """
            from pg_statistic_ext s join pg_class c on c.oid = s.stxrelid
            join pg_namespace n on n.oid = c.relnamespace
            """ + OF;
    private static final String OWNER =
            """
            select format('alter table %s owner to %I', ?, pg_get_userbyid(c.relowner))
            from pg_class c
            """ + OF + " and c.relowner <> (select oid from pg_roles where rolname = current_user)";
    private static final String COMMENT = """
            select format('comment on table %s is %L', ?, obj_description(c.oid, 'pg_class')) from pg_class c
            """ + OF + " and obj_description(c.oid, 'pg_class') is not null";
    private static final String GRANTS = """
            select format('grant %s on %s to %s%s', a.privilege_type, ?,
              case a.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end,
              case when a.is_grantable then ' with grant option' else '' end)
            from pg_class c, aclexplode(c.relacl) a
            """ + OF + " and a.grantee <> c.relowner";
    private static final String COLUMN_GRANTS = """
            select format('grant %s (%I) on %s to %s%s', a.privilege_type, t.attname, ?,
              case a.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end,
              case when a.is_grantable then ' with grant option' else '' end)
            from pg_class c join pg_attribute t on t.attrelid = c.oid, aclexplode(t.attacl) a
            """ + OF + " and t.attnum > 0 and not t.attisdropped";
    private static final String COLUMN_STATISTICS = """
            select format('alter table %s alter column %I set statistics %s', ?, attname, attstattarget)
            from pg_attribute where attrelid = cast(? as regclass) and attnum > 0 and attstattarget >= 0
            """;
    private static final String COLUMN_OPTIONS = """
            select format('alter table %s alter column %I set (%s)', ?, attname, array_to_string(attoptions, ', '))
            from pg_attribute where attrelid = cast(? as regclass) and attnum > 0 and attoptions is not null
            """;
    // The index of a constraint is created with the constraint. The definition for a partitioned table says ON ONLY.
    private static final String INDEXES = """
            select case when k.oid is not null
              then format('alter table %s add constraint %I %s', ?, k.conname, pg_get_constraintdef(k.oid))
              else replace(replace(pg_get_indexdef(i.indexrelid),
                format(' ON ONLY %I.%I USING ', n.nspname, c.relname), format(' ON %s USING ', ?)),
                format(' ON %I.%I USING ', n.nspname, c.relname), format(' ON %s USING ', ?)) end
            from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_index i on i.indrelid = c.oid
            left join pg_constraint k on k.conindid = i.indexrelid and k.conrelid = c.oid
              and k.contype in ('p', 'u', 'x')
            """ + OF + " order by i.indisprimary desc, i.indexrelid";

    private NewTables() {}

    /**
     * Creates the tables; small ones with their indexes.
     *
     * @param connection in a transaction, which the caller ends
     */
    public static void create(Connection connection, List<String> tables) throws SQLException {
        for (String schema : RebuildTables.SCHEMAS) {
            Sql.execute(connection, "create schema " + RebuildTables.nextSchema(schema));
        }
        for (String table : tables) {
            String next = RebuildTables.next(table);
            List<String> statements = new ArrayList<>();
            for (String query : List.of(
                    CREATE, STATISTICS, COLUMN_STATISTICS, COLUMN_OPTIONS, OWNER, COMMENT, GRANTS, COLUMN_GRANTS)) {
                statements.addAll(Sql.texts(connection, query, next, table));
            }
            if (isSmall(table)) {
                statements.addAll(indexes(connection, table));
            }
            Sql.execute(connection, statements);
        }
        // Also for marts alone, because the table is always read.
        Sql.execute(connection, DeferredRecords.CREATE);
    }

    /** Whether the table is filled by merging, and so needs its indexes from the beginning. */
    public static boolean isSmall(String table) {
        return RebuildTables.DIMENSIONS.contains(table) || RebuildTables.HISTORIES.contains(table);
    }

    /** The statements that create its keys and indexes, the primary key first. */
    static List<String> indexes(Connection connection, String table) throws SQLException {
        String next = RebuildTables.next(table);
        return Sql.texts(connection, INDEXES, next, next, next, table);
    }

    /** The highest version in the histories. Rows that are written later usually have a higher one. */
    public static long newestHistoryVersion(Connection connection) throws SQLException {
        return Sql.number(connection, """
                select coalesce(max(version), 0) from (
                  select max(version) as version from warehouse.price_changes
                  union all select max(version) from warehouse.stock_per_day) newest
                """);
    }

    /**
     * Copies the rows of the histories from the running tables; the newer version wins. Their products are copied, too,
     * because a compacted log may no longer have a product that was never bought or viewed.
     *
     * @param after copies only rows of a higher version
     * @return the number of changed rows
     */
    public static long copyHistories(Connection connection, Set<String> tables, long after) throws SQLException {
        String newer = " where version > " + after;
        long changed = 0;
        if (tables.contains(RebuildTables.PRODUCTS)) {
            changed += Sql.update(connection, """
                    insert into %2$s (product_id, inferred, version)
                    select product_id, true, 0 from warehouse.price_changes%1$s
                    union select product_id, true, 0 from warehouse.stock_per_day%1$s
                    order by 1
                    on conflict do nothing
                    """.formatted(newer, RebuildTables.next(RebuildTables.PRODUCTS)));
        }
        if (tables.contains(RebuildTables.PRICE_CHANGES)) {
            changed += Sql.update(connection, """
                    insert into %2$s (product_id, version, changed_at, currency, price, cost)
                    select product_id, version, changed_at, currency, price, cost from warehouse.price_changes%1$s
                    on conflict do nothing
                    """.formatted(newer, RebuildTables.next(RebuildTables.PRICE_CHANGES)));
        }
        if (tables.contains(RebuildTables.STOCK_PER_DAY)) {
            changed += Sql.update(connection, """
                    insert into %2$s as t (product_id, day, closing, version)
                    select product_id, day, closing, version from warehouse.stock_per_day%1$s
                    on conflict (product_id, day) do update
                    set closing = excluded.closing, version = excluded.version where excluded.version > t.version
                    """.formatted(newer, RebuildTables.next(RebuildTables.STOCK_PER_DAY)));
        }
        return changed;
    }
}
