package io.shopstream.sink.staging;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.sink.table.FactTables;
import io.shopstream.sink.table.MergeSql;
import io.shopstream.sink.table.StagingTable;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Stages the dead letters of a batch, one per position. The first dead letter of a record is kept; later ones only
 * update the time of its last replay. If the key or value bytes differ, the topic was re-created and the position holds
 * another record: the dead letter that was rejected last is kept. Lines of files have no timestamp: the later of two is
 * kept. An erased dead letter replaces the one with the bytes, and stays if these come again.
 */
final class StagedDeadLetters implements RowGroup {
    private static final StagingTable<DeadLetter> STAGING = MergeSql.staging(FactTables.REJECTED_RECORDS);

    private final MergeSql sql;
    private final Map<Key, DeadLetter> rows = new LinkedHashMap<>();

    private record Key(String group, String topic, int partition, long offset) {}

    StagedDeadLetters(MergeSql sql) {
        this.sql = sql;
    }

    void add(DeadLetter deadLetter) {
        Key key = new Key(
                deadLetter.getConsumerGroup(),
                deadLetter.getSourceTopic(),
                deadLetter.getSourcePartition(),
                deadLetter.getSourceOffset());
        rows.merge(key, deadLetter, StagedDeadLetters::merged);
    }

    private static DeadLetter merged(DeadLetter first, DeadLetter later) {
        if (later.getErasedAt() != null) {
            return first.getErasedAt() == null ? later : withReplayTime(first, later);
        }
        if (first.getErasedAt() != null && isOfTheSameRecord(first, later)) {
            return first;
        }
        if (Objects.equals(first.getRawKey(), later.getRawKey())
                && Objects.equals(first.getRawValue(), later.getRawValue())) {
            return withReplayTime(first, later);
        }
        boolean laterIsCurrent =
                later.getSourceTimestamp() == null || later.getRejectedAt().isAfter(first.getRejectedAt());
        return laterIsCurrent ? later : first;
    }

    // The bytes are gone: time and size of the record must do.
    private static boolean isOfTheSameRecord(DeadLetter erased, DeadLetter other) {
        return Objects.equals(erased.getSourceTimestamp(), other.getSourceTimestamp())
                && Objects.equals(erased.getRawValueSize(), other.getRawValueSize());
    }

    private static DeadLetter withReplayTime(DeadLetter first, DeadLetter later) {
        Instant known = first.getReplayedAt();
        Instant replayed = later.getReplayedAt();
        if (replayed == null || (known != null && !replayed.isAfter(known))) {
            return first;
        }
        return DeadLetter.newBuilder(first).setReplayedAt(replayed).build();
    }

    @Override
    public List<StagingTable<?>> tables() {
        return List.of(STAGING);
    }

    @Override
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    @Override
    public void write(MergeSession session, RowCounts counts) throws SQLException {
        session.copy(STAGING, rows.values());
        session.execute(sql.deleteDeadLettersOfOtherRecords());
        counts.add(STAGING.target().table(), session.execute(sql.insertDeadLetters()));
    }
}
