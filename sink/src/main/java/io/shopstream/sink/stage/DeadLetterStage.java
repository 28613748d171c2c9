package io.shopstream.sink.stage;

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
 * The dead letters of a batch. The first of a record stays, for what was once rejected does not change; a later one only tells
 * that it was replayed, and when last. Other bytes at the same place are another record, of a topic that was created anew:
 * of two the one that was rejected last is there now. Lines of files have no time: of two the one that came last.
 */
final class DeadLetterStage implements Stage {
    private static final StagingTable<DeadLetter> STAGING = MergeSql.staging(FactTables.REJECTED_RECORDS);

    private final MergeSql sql;
    private final Map<Key, DeadLetter> rows = new LinkedHashMap<>();

    private record Key(String group, String topic, int partition, long offset) {}

    DeadLetterStage(MergeSql sql) {
        this.sql = sql;
    }

    void add(DeadLetter deadLetter) {
        Key key = new Key(
                deadLetter.getConsumerGroup(),
                deadLetter.getSourceTopic(),
                deadLetter.getSourcePartition(),
                deadLetter.getSourceOffset());
        rows.merge(key, deadLetter, DeadLetterStage::merged);
    }

    private static DeadLetter merged(DeadLetter first, DeadLetter later) {
        if (Objects.equals(first.getRawKey(), later.getRawKey())
                && Objects.equals(first.getRawValue(), later.getRawValue())) {
            return marked(first, later);
        }
        boolean isThereNow =
                later.getSourceTimestamp() == null || later.getRejectedAt().isAfter(first.getRejectedAt());
        return isThereNow ? later : first;
    }

    private static DeadLetter marked(DeadLetter first, DeadLetter later) {
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
        session.execute(sql.deleteLettersOfOtherRecords());
        counts.add(STAGING.target().table(), session.execute(sql.insertDeadLetters()));
    }
}
