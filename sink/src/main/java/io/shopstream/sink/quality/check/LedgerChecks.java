package io.shopstream.sink.quality.check;

import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.table.MartTables;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares row counts with the ledger. Rows and ledger commit together, so one snapshot is exact. But the ledger does
 * not count duplicates and updates, so the checks only require no more rows than accepted records (records - rejected),
 * and some rows if some records were accepted. {@code verify} reads the log and counts exactly.
 */
final class LedgerChecks {
    private static final int WEIGHT = 2;

    private LedgerChecks() {}

    static List<QualityCheck> all(LogNames names) {
        return List.of(rowsWithinLedger(names.topics()), deadLettersOfRejected(names));
    }

    private record Loaded(String table, String topic, String which) {
        String sql() {
            return "select '%1$s' as table_name, %2$s as topic, (select count(*) from %1$s where %3$s) as loaded"
                    .formatted(table, LogNames.literal(topic), which);
        }
    }

    private static QualityCheck rowsWithinLedger(Topics topics) {
        // A row that was inferred from a fact has no record of its own.
        String own = "not inferred";
        List<Loaded> tables = new ArrayList<>(List.of(
                new Loaded("warehouse.order_status_changes", topics.orders().name(), "true"),
                new Loaded("warehouse.orders", topics.orders().name(), "true"),
                new Loaded("warehouse.events", topics.events().name(), "true"),
                new Loaded("warehouse.users", topics.users().name(), own),
                new Loaded("warehouse.categories", topics.categories().name(), own),
                new Loaded("warehouse.products", topics.products().name(), own),
                new Loaded("warehouse.campaigns", topics.campaigns().name(), own)));
        MartTables.byTopic(topics).forEach((topic, mart) -> tables.add(new Loaded(mart, topic, "true")));
        String counts = tables.stream().map(Loaded::sql).collect(Collectors.joining(" union all "));
        String compared = """
                select t.table_name, t.loaded, coalesce(sum(l.records - l.rejected), 0) as accepted
                from (%s) t left join ops.sink_offsets l using (topic) group by 1, 2""".formatted(counts);
        return new QualityCheck.Rows(
                "rows-within-ledger",
                CheckStage.OUTPUT,
                "ops.sink_offsets",
                WEIGHT,
                "select " + tables.size(),
                """
                select table_name || ': ' || loaded || ' rows of ' || accepted || ' accepted records' as culprit
                from (%s) as compared where loaded > accepted or loaded = 0 and accepted > 0""".formatted(compared),
                "select jsonb_object_agg(table_name, jsonb_build_object('rows', loaded, 'accepted', accepted)) from ("
                        + compared + ") as compared");
    }

    /** Every record that the ledger counts as rejected has a dead letter in {@code ops.rejected_records}. */
    private static QualityCheck deadLettersOfRejected(LogNames names) {
        String partitions = """
                select l.topic, l.partition, l.rejected,
                       (select count(distinct r.source_offset) from ops.rejected_records r
                        where r.source_topic = l.topic and r.source_partition = l.partition) as letters
                from ops.sink_offsets l where l.topic = any (%s) and l.rejected > 0""".formatted(Stream.of(
                        names.sourceArray(), LogNames.array(names.topics().derived()))
                .collect(Collectors.joining(" || ")));
        return new QualityCheck.Compared(
                "rejected-records-have-letters",
                CheckStage.OUTPUT,
                "ops.rejected_records",
                WEIGHT,
                "select count(*) from (" + partitions + ") as partitions",
                """
                select topic || '-' || partition || ': ' || rejected || ' rejected, ' || letters || ' letters'
                  as culprit
                from (%s) as partitions where letters < rejected""".formatted(partitions));
    }
}
