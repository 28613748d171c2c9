package io.shopstream.sink.load;

import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.sink.intake.Intake;
import io.shopstream.sink.intake.Verdict;
import io.shopstream.sink.stage.StagedRows;
import io.shopstream.sink.table.MergeSql;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** A batch after decoding and judging: rows to write, letters to send, and how many were not stored. */
final class StagedBatch {
    private final StagedRows rows = new StagedRows(MergeSql.LIVE);
    private final List<Rejection> letters = new ArrayList<>();
    private final Map<TopicPartition, Long> rejected = new HashMap<>();
    private final Map<RejectionReason, Long> reasons = new EnumMap<>(RejectionReason.class);

    private StagedBatch() {}

    /** @param culprits what the database refused in an earlier attempt, with the reason */
    static StagedBatch of(
            Iterable<ConsumerRecord<byte[], byte[]>> records,
            Map<ConsumerRecord<byte[], byte[]>, String> culprits,
            Map<String, Intake> intakes) {
        StagedBatch staged = new StagedBatch();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Intake intake = Objects.requireNonNull(intakes.get(record.topic()));
            String refused = culprits.get(record);
            Verdict verdict = refused == null
                    ? intake.take(record, staged.rows)
                    : intake.refusedByDatabase(record, refused, staged.rows);
            switch (verdict) {
                case Verdict.Taken() -> {}
                case Verdict.Skipped(RejectionReason reason) -> staged.count(record, reason);
                case Verdict.Refused(RejectionReason reason, String detail) -> {
                    staged.letters.add(new Rejection(record, reason, detail));
                    staged.count(record, reason);
                }
            }
        }
        return staged;
    }

    private void count(ConsumerRecord<byte[], byte[]> record, RejectionReason reason) {
        rejected.merge(new TopicPartition(record.topic(), record.partition()), 1L, Long::sum);
        reasons.merge(reason, 1L, Long::sum);
    }

    StagedRows rows() {
        return rows;
    }

    List<Rejection> letters() {
        return letters;
    }

    Map<RejectionReason, Long> reasons() {
        return reasons;
    }

    OffsetRange counted(OffsetRange range) {
        return range.withRejected(rejected.getOrDefault(range.partition(), 0L));
    }
}
