package io.shopstream.sink.load.batch;

import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.sink.intake.RecordHandler;
import io.shopstream.sink.intake.RecordOutcome;
import io.shopstream.sink.ledger.OffsetRange;
import io.shopstream.sink.staging.StagedRows;
import io.shopstream.sink.table.MergeSql;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** A decoded and validated batch: rows to write, records to dead-letter, and counts of records that are not stored. */
public final class StagedBatch {
    private final StagedRows rows = new StagedRows(MergeSql.RUNNING);
    private final List<Rejection> rejections = new ArrayList<>();
    private final Map<TopicPartition, Long> rejectedCounts = new HashMap<>();
    private final Map<RejectionReason, Long> reasons = new EnumMap<>(RejectionReason.class);

    private StagedBatch() {}

    /** @param culprits records that the database rejected in an earlier attempt, with the reason of each */
    static StagedBatch of(
            Iterable<ConsumerRecord<byte[], byte[]>> records,
            Map<ConsumerRecord<byte[], byte[]>, String> culprits,
            Map<String, RecordHandler> handlers) {
        StagedBatch staged = new StagedBatch();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            RecordHandler recordHandler = Objects.requireNonNull(handlers.get(record.topic()));
            String rejectedFor = culprits.get(record);
            RecordOutcome recordOutcome = rejectedFor == null
                    ? recordHandler.stage(record, staged.rows)
                    : recordHandler.rejectedByDatabase(record, rejectedFor, staged.rows);
            switch (recordOutcome) {
                case RecordOutcome.Staged() -> {}
                case RecordOutcome.CountedOnly(RejectionReason reason) -> staged.count(record, reason);
                case RecordOutcome.Rejected(RejectionReason reason, String detail) -> {
                    staged.rejections.add(new Rejection(record, reason, detail));
                    staged.count(record, reason);
                }
            }
        }
        return staged;
    }

    private void count(ConsumerRecord<byte[], byte[]> record, RejectionReason reason) {
        rejectedCounts.merge(new TopicPartition(record.topic(), record.partition()), 1L, Long::sum);
        reasons.merge(reason, 1L, Long::sum);
    }

    StagedRows rows() {
        return rows;
    }

    List<Rejection> rejections() {
        return rejections;
    }

    Map<RejectionReason, Long> reasons() {
        return reasons;
    }

    OffsetRange counted(OffsetRange range) {
        return range.withRejected(rejectedCounts.getOrDefault(range.partition(), 0L));
    }
}
