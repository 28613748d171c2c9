package io.shopstream.sink.rebuild.exchange;

import io.shopstream.sink.warehouse.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What users may have added to the running tables and neither {@code create table like} nor a definition contains:
 * comments of indexes, constraints and statistics, the replica identity, the index to cluster by, and comments and
 * grants of single months.
 */
final class TableExtras {
    private static final String TABLES = "with t as (select unnest(cast(? as text[]))::regclass::oid as oid)\n";
    private static final String INDEX_COMMENTS = TABLES + """
            select format('comment on index %I.%I is %L', n.nspname, c.relname, obj_description(c.oid, 'pg_class'))
            from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
            where i.indrelid in (select oid from t) and obj_description(c.oid, 'pg_class') is not null
            """;
    private static final String CONSTRAINT_COMMENTS = TABLES + """
            select format('comment on constraint %I on %s is %L', k.conname, k.conrelid::regclass,
              obj_description(k.oid, 'pg_constraint'))
            from pg_constraint k
            where (k.conrelid in (select oid from t) or k.confrelid in (select oid from t)) and k.conparentid = 0
              and obj_description(k.oid, 'pg_constraint') is not null
            """;
    private static final String STATISTICS_COMMENTS = TABLES + """
            select format('comment on statistics %I.%I is %L', n.nspname, s.stxname,
              obj_description(s.oid, 'pg_statistic_ext'))
            from pg_statistic_ext s join pg_class c on c.oid = s.stxrelid join pg_namespace n on n.oid = c.relnamespace
            where s.stxrelid in (select oid from t) and obj_description(s.oid, 'pg_statistic_ext') is not null
            """;
    private static final String STATISTICS_TARGETS = TABLES + """
            select format('alter statistics %I.%I set statistics %s', n.nspname, s.stxname, s.stxstattarget)
            from pg_statistic_ext s join pg_class c on c.oid = s.stxrelid join pg_namespace n on n.oid = c.relnamespace
            where s.stxrelid in (select oid from t) and s.stxstattarget >= 0
            """;
    private static final String REPLICA_IDENTITY = TABLES + """
            select format('alter table %s replica identity %s', c.oid::regclass,
              case c.relreplident when 'f' then 'full' when 'n' then 'nothing' else 'using index ' ||
                (select quote_ident(x.relname) from pg_index i join pg_class x on x.oid = i.indexrelid
                 where i.indrelid = c.oid and i.indisreplident) end)
            from pg_class c where c.oid in (select oid from t) and c.relreplident <> 'd'
            """;
    private static final String CLUSTER = TABLES + """
            select format('alter table %s cluster on %I', i.indrelid::regclass, x.relname)
            from pg_index i join pg_class x on x.oid = i.indexrelid
            where i.indrelid in (select oid from t) and i.indisclustered
            """;
    private static final String MONTHS = TABLES + """
            , m as (select c.* from pg_inherits i join pg_class c on c.oid = i.inhrelid
              where i.inhparent in (select oid from t))
            """;
    private static final String MONTH_COMMENTS = MONTHS + """
            select format('comment on table %s is %L', m.oid::regclass, obj_description(m.oid, 'pg_class'))
            from m where obj_description(m.oid, 'pg_class') is not null
            """;
    private static final String MONTH_GRANTS = MONTHS + """
            select format('grant %s on %s to %s%s', a.privilege_type, m.oid::regclass,
              case a.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end,
              case when a.is_grantable then ' with grant option' else '' end)
            from m, aclexplode(m.relacl) a where a.grantee <> m.relowner
            """;

    private TableExtras() {}

    /** The statements that give the new tables what the running ones have, once they have their names. */
    static List<String> read(Connection connection, Collection<String> tables) throws SQLException {
        List<String> statements = new ArrayList<>();
        for (String query : List.of(
                INDEX_COMMENTS,
                CONSTRAINT_COMMENTS,
                STATISTICS_COMMENTS,
                STATISTICS_TARGETS,
                REPLICA_IDENTITY,
                CLUSTER,
                MONTH_COMMENTS,
                MONTH_GRANTS)) {
            statements.addAll(Sql.texts(connection, query, tables));
        }
        return statements;
    }
}
