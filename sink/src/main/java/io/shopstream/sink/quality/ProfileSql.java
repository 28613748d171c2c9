package io.shopstream.sink.quality;

import io.shopstream.sink.quality.check.ProfiledColumn;
import io.shopstream.sink.quality.check.QualityCheck;
import java.util.stream.Collectors;

/** The statement that profiles a table over at most about 100,000 rows; of a larger table it samples blocks. */
final class ProfileSql {
    private static final long MAX_ROWS = 100_000;

    private ProfileSql() {}

    /** The query for the estimated number of rows, as of the last analyze; 0 before the first. */
    static String estimate(String table) {
        return """
                select coalesce(sum(greatest(c.reltuples, 0)), 0)::bigint
                from pg_partition_tree('%s') p join pg_class c on c.oid = p.relid where p.isleaf
                """.formatted(table);
    }

    static String of(QualityCheck.Profile profile, long estimate) {
        boolean sampled = estimate > MAX_ROWS;
        String columns = profile.columns().stream()
                .map(column -> "'%s', %s".formatted(column.name(), figures(column)))
                .collect(Collectors.joining(",\n"));
        return """
                with sample as materialized (select %s from %s%s)
                select count(*) as rows,
                       jsonb_build_object('rows', count(*), 'sampled', %s, 'columns', jsonb_build_object(%s))::text
                         as measured
                from sample
                """.formatted(
                        profile.columns().stream().map(ProfiledColumn::name).collect(Collectors.joining(", ")),
                        profile.table(),
                        sampled ? " tablesample system (%s)".formatted(100.0 * MAX_ROWS / estimate) : "",
                        sampled,
                        columns);
    }

    private static String figures(ProfiledColumn column) {
        String own =
                switch (column.kind()) {
                    case NUMBER -> """
                    , 'min', min(%1$s)::text, 'max', max(%1$s)::text, 'mean', round(avg(%1$s), 2)::text,
                    'deciles', %2$s""".formatted(column.name(), deciles(column.name()));
                    case TIME -> """
                    , 'min', min(%1$s)::text, 'max', max(%1$s)::text,
                    'deciles', %2$s""".formatted(column.name(), deciles(column.name()));
                    case CATEGORY -> """
                    , 'values', (select coalesce(jsonb_object_agg(v, n), '{}') from (
                      select %1$s::text as v, count(*) as n from sample where %1$s is not null
                      group by 1 order by 2 desc, 1 limit 10) as most)""".formatted(column.name());
                    case TEXT -> """
                    , 'min_length', min(length(%1$s)), 'max_length', max(length(%1$s)),
                    'mean_length', round(avg(length(%1$s)), 2)::text""".formatted(column.name());
                };
        return """
                jsonb_build_object('distinct', count(distinct %1$s), 'nulls', count(*) - count(%1$s),
                  'nulls_percent', round(100.0 * (count(*) - count(%1$s)) / greatest(count(*), 1), 4)%2$s)\
                """.formatted(column.name(), own);
    }

    private static String deciles(String column) {
        return "to_jsonb(percentile_disc(array[0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])"
                + " within group (order by %s)::text[])".formatted(column);
    }
}
