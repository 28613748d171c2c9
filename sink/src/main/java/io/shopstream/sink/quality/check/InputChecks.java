package io.shopstream.sink.quality.check;

import io.shopstream.schemas.rules.RejectionReason;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Counts the records rejected at intake, one check per kind of rule, among all input: the records of the source topics
 * and the rejected lines of imported files (accepted lines are records). A record counts once, even if several consumer
 * groups rejected it. A replayed record does not count; its copy does.
 */
final class InputChecks {
    private static final String TABLE = "ops.rejected_records";
    private static final int WEIGHT = 1;

    private InputChecks() {}

    static List<QualityCheck> all(LogNames names) {
        return Arrays.stream(IntakeRule.values())
                .<QualityCheck>map(rule -> check(rule, names))
                .toList();
    }

    private static QualityCheck check(IntakeRule rule, LogNames names) {
        String codes = rule.reasons().stream()
                .map(RejectionReason::code)
                .map(LogNames::literal)
                .collect(Collectors.joining(", "));
        String rejected = """
                select distinct on (source_topic, source_partition, source_offset)
                       source_topic, source_partition, source_offset, reason
                from ops.rejected_records
                where reason in (%s) and source_topic <> all (%s) and replayed_at is null
                order by source_topic, source_partition, source_offset""".formatted(codes, names.ownArray());
        return new QualityCheck.Rows(
                rule.checkName(),
                CheckStage.INPUT,
                TABLE,
                WEIGHT,
                """
                select (select coalesce(sum(records), 0) from ops.sink_offsets where topic = any (%1$s))
                       + (select count(*) from (select distinct source_topic, source_partition, source_offset
                            from ops.rejected_records where source_topic <> all (%1$s || %2$s)) as lines)\
                """.formatted(names.sourceArray(), names.ownArray()),
                "select source_topic || '-' || source_partition || '@' || source_offset || ' ' || reason as culprit"
                        + " from ("
                        + rejected + ") as rejected",
                "select coalesce(jsonb_object_agg(reason, n), '{}') from (select reason, count(*) as n from ("
                        + rejected + ") as rejected group by 1) as counts");
    }
}
