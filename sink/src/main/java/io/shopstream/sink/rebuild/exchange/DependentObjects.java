package io.shopstream.sink.rebuild.exchange;

import io.shopstream.sink.rebuild.plan.RebuildRefusedException;
import io.shopstream.sink.warehouse.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Finds the objects that depend on the running tables by identity, not by name. Views and foreign keys are recreated on
 * the new tables; any other dependent object forbids the rebuild, and so does what was added to a single month.
 */
public final class DependentObjects {
    private static final String TABLES = """
            with n as (select unnest(cast(? as text[]))::regclass as id),
              t as (select p.relid::oid as oid from n, pg_partition_tree(n.id) p union select id::oid from n)
            """;
    private static final String NOT_RECREATABLE = TABLES + """
            select distinct pg_describe_object(d.classid, d.objid, 0)
            from pg_depend d
            left join pg_rewrite r on d.classid = 'pg_rewrite'::regclass and r.oid = d.objid
            left join pg_class v on v.oid = r.ev_class
            left join pg_trigger g on d.classid = 'pg_trigger'::regclass and g.oid = d.objid
            where d.refclassid = 'pg_class'::regclass and d.refobjid in (select oid from t) and (
              v.relkind <> 'v'
              or (v.relkind = 'v' and not pg_has_role(v.relowner, 'usage'))
              or d.classid in ('pg_proc'::regclass, 'pg_policy'::regclass, 'pg_publication_rel'::regclass)
              or (d.classid = 'pg_trigger'::regclass and not g.tgisinternal)
              or (d.classid = 'pg_class'::regclass and d.deptype = 'n'
                and exists (select from pg_class x where x.oid = d.objid and x.relkind in ('r', 'p', 'f', 'm'))))
            union
            select distinct pg_describe_object(d.classid, d.objid, 0)
            from pg_depend d join pg_type y on y.oid = d.refobjid
            where d.refclassid = 'pg_type'::regclass and d.deptype = 'n'
              and (y.typrelid in (select oid from t)
                or y.typelem in (select e.oid from pg_type e where e.typrelid in (select oid from t)))
            union
            select pg_describe_object(d.classid, d.objid, 0)
            from pg_depend d join pg_class s on d.classid = 'pg_class'::regclass and s.oid = d.objid and s.relkind = 'S'
            where d.refclassid = 'pg_class'::regclass and d.refobjid in (select oid from t) and d.deptype in ('a', 'i')
            union
            select 'row security of ' || c.oid::regclass from pg_class c
            where c.oid in (select oid from t) and c.relrowsecurity
            union
            select 'security label of ' || pg_describe_object(s.classoid, s.objoid, s.objsubid) from pg_seclabel s
            where s.classoid = 'pg_class'::regclass and s.objoid in (select oid from t)
            union
            select pg_describe_object('pg_class'::regclass, i.indexrelid, 0) || ' of the month ' || c.oid::regclass
            from pg_index i join pg_class c on c.oid = i.indrelid
            where c.relispartition and c.oid in (select oid from t)
              and not exists (select from pg_inherits h where h.inhrelid = i.indexrelid)
            union
            select pg_describe_object('pg_constraint'::regclass, k.oid, 0)
            from pg_constraint k join pg_class c on c.oid = k.conrelid
            where c.relispartition and c.oid in (select oid from t) and k.contype = 'c' and k.coninhcount = 0
            order by 1
            """;
    private static final String VIEWS = TABLES + """
            select distinct format('%I.%I', n.nspname, v.relname)
            from pg_depend d join pg_rewrite r on d.classid = 'pg_rewrite'::regclass and r.oid = d.objid
            join pg_class v on v.oid = r.ev_class and v.relkind = 'v' join pg_namespace n on n.oid = v.relnamespace
            where d.refclassid = 'pg_class'::regclass and d.refobjid in (select oid from t)
            order by 1
            """;
    private static final String VIEW = """
            select format('create or replace view %I.%I%s as %s', n.nspname, v.relname,
              ' with (' || array_to_string(v.reloptions, ', ') || ')', pg_get_viewdef(v.oid))
            from pg_class v join pg_namespace n on n.oid = v.relnamespace where v.oid = cast(? as regclass)
            """;
    private static final String OUTGOING = TABLES + """
            select format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname,
              pg_get_constraintdef(k.oid))
            from pg_constraint k
            where k.contype = 'f' and k.conparentid = 0 and k.conrelid in (select oid from t)
            order by 1
            """;
    private static final String INCOMING = """
            from pg_constraint k where k.contype = 'f' and k.conparentid = 0
              and k.confrelid in (select oid from t) and k.conrelid not in (select oid from t)
            order by 1
            """;
    // Recreated as NOT VALID and validated after the exchange, with weaker locks.
    private static final String INCOMING_DROP = TABLES + """
            select format('alter table %s drop constraint %I', k.conrelid::regclass, k.conname)
            """ + INCOMING;
    private static final String INCOMING_ADD = TABLES + """
            select format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname,
              pg_get_constraintdef(k.oid))
            """ + INCOMING;
    private static final String INCOMING_TABLES = TABLES + """
            select distinct k.conrelid::regclass::text
            """ + INCOMING;

    private static final String OUTGOING_TABLES = TABLES + """
            select distinct k.confrelid::regclass::text
            from pg_constraint k where k.contype = 'f' and k.conparentid = 0
              and k.conrelid in (select oid from t) and k.confrelid not in (select oid from t)
            order by 1
            """;

    private DependentObjects() {}

    /** DDL to run before the tables change places, and after the new tables have their names. */
    record Definitions(List<String> before, List<String> after) {}

    /** @throws RebuildRefusedException naming the objects that cannot be recreated on the new tables */
    public static void requireRecreatable(Connection connection, Collection<String> tables) throws SQLException {
        List<String> objects = Sql.texts(connection, NOT_RECREATABLE, tables);
        if (!objects.isEmpty()) {
            throw new RebuildRefusedException(
                    "objects depend on the tables and cannot be moved to the new ones: " + String.join("; ", objects),
                    "Drop them, rebuild, and create them again");
        }
    }

    static List<String> views(Connection connection, Collection<String> tables) throws SQLException {
        return Sql.texts(connection, VIEWS, tables);
    }

    /** Other tables whose foreign keys refer to these. */
    static List<String> referring(Connection connection, Collection<String> tables) throws SQLException {
        return Sql.texts(connection, INCOMING_TABLES, tables);
    }

    /** Other tables that foreign keys of these refer to. */
    static List<String> referred(Connection connection, Collection<String> tables) throws SQLException {
        return Sql.texts(connection, OUTGOING_TABLES, tables);
    }

    /** Call this while the tables and views are locked, so that no definition can change afterwards. */
    static Definitions read(Connection connection, Collection<String> tables, Collection<String> views)
            throws SQLException {
        List<String> before = Sql.texts(connection, INCOMING_DROP, tables);
        List<String> after = new ArrayList<>();
        for (String query : List.of(OUTGOING, INCOMING_ADD)) {
            Sql.texts(connection, query, tables).forEach(key -> after.add(notValid(key)));
        }
        for (String view : views) {
            after.addAll(Sql.texts(connection, VIEW, view));
        }
        after.addAll(TableExtras.read(connection, tables));
        return new Definitions(before, after);
    }

    private static String notValid(String foreignKey) {
        return foreignKey.endsWith(" NOT ENFORCED") || foreignKey.endsWith(" NOT VALID")
                ? foreignKey
                : foreignKey + " not valid";
    }

    /** The statements that validate the foreign keys created as NOT VALID. */
    static List<String> checks(Definitions definitions) {
        return definitions.after().stream()
                .filter(sql -> sql.endsWith(" not valid"))
                .map(sql -> sql.replaceFirst(
                        "^(alter table \\S+) add constraint (\"[^\"]*\"|\\S+) .*$", "$1 validate constraint $2"))
                .toList();
    }
}
