package io.shopstream.sink.load.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.topic.RecordKeys;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.fixture.MemoryLog;
import io.shopstream.sink.fixture.Samples;
import io.shopstream.sink.fixture.TestWarehouse;
import io.shopstream.sink.warehouse.FaultInjectionPoint;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A repeated dead letter only updates the time of the last replay, in the same batch and in a later one. */
class ReplayedDeadLettersIT {
    private static final Instant FIRST = Samples.NOON.plusSeconds(60);
    private static final Instant SECOND = Samples.NOON.plusSeconds(120);
    private static final String REJECTED =
            "select source_offset, reason, replayed_at from ops.rejected_records order by source_topic, source_offset";

    private final Topics topics = Topics.standard();
    private final TestWarehouse warehouse = TestWarehouse.create();
    private final MemoryLog log = new MemoryLog(new Random(1));

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void shouldOnlyAdvanceTheTimeOfTheLastReplay(int batchSize) throws Exception {
        append(deadLetter(5, "undecodable", null));
        append(deadLetter(5, "other", FIRST));
        append(deadLetter(6, "undecodable", null));
        append(deadLetter(7, "undecodable", SECOND));
        append(deadLetter(5, "undecodable", SECOND));
        append(deadLetter(5, "undecodable", FIRST));
        append(deadLetter(5, "undecodable", null));

        try (Owner owner = new Owner(warehouse, log, FaultInjectionPoint.NONE)) {
            owner.loadAll(batchSize);
        }

        assertThat(warehouse.rows(REJECTED))
                .containsExactly(
                        "5|undecodable|2026-03-01 12:02:00+00",
                        "6|undecodable|null",
                        "7|undecodable|2026-03-01 12:02:00+00");
        assertThat(warehouse.rows("select sum(records), sum(rejected) from ops.sink_offsets"))
                .containsExactly("7|0");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void shouldUpdateTheDeadLettersBesideOneThatTheDatabaseRejects(int batchSize) throws Exception {
        warehouse.execute("alter table ops.rejected_records add constraint c check (source_offset <> 6"
                + " or consumer_group <> 'shop-streams')");
        append(deadLetter(5, "undecodable", null));
        append(deadLetter(6, "undecodable", FIRST));
        append(deadLetter(5, "undecodable", FIRST));

        try (Owner owner = new Owner(warehouse, log, FaultInjectionPoint.NONE)) {
            owner.loadAll(batchSize);
            assertThat(owner.deadLetters).isEmpty();
        }

        assertThat(warehouse.rows("select source_topic, source_offset, replayed_at from ops.rejected_records"
                        + " where consumer_group = 'shop-streams'"))
                .containsExactly("shop.orders.v1|5|2026-03-01 12:01:00+00");
        assertThat(warehouse.rows("select reason from ops.rejected_records where consumer_group = 'shop-sink-facts'"))
                .containsExactly("refused-by-database");
        assertThat(warehouse.rows("select sum(records), sum(rejected) from ops.sink_offsets"))
                .containsExactly("3|1");
    }

    /** The offsets of a re-created topic start at 0 again. */
    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void shouldKeepTheDeadLetterOfTheCurrentRecord(int batchSize) throws Exception {
        append(of("old", Samples.NOON, null));
        append(of("old", Samples.NOON, FIRST));
        append(of("new", SECOND, null));
        append(of("old", Samples.NOON, SECOND.plusSeconds(60)));

        try (Owner owner = new Owner(warehouse, log, FaultInjectionPoint.NONE)) {
            owner.loadAll(batchSize);
        }

        assertThat(warehouse.rows(
                        "select convert_from(raw_value, 'UTF8'), rejected_at, replayed_at from ops.rejected_records"))
                .containsExactly("new|2026-03-01 12:02:00+00|null");
    }

    /** All dead letters of a file carry the time of its first import, whatever version of the file they are from. */
    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void shouldKeepTheDeadLetterOfTheLineImportedLast(int batchSize) throws Exception {
        append(line("as it was"));
        append(line("corrected"));

        try (Owner owner = new Owner(warehouse, log, FaultInjectionPoint.NONE)) {
            owner.loadAll(batchSize);
        }

        assertThat(warehouse.rows("select convert_from(raw_value, 'UTF8') from ops.rejected_records"))
                .containsExactly("corrected");
    }

    private static DeadLetter line(String value) {
        return DeadLetter.newBuilder(of(value, Samples.NOON, null))
                .setSourceTimestamp(null)
                .build();
    }

    private static DeadLetter of(String value, Instant rejectedAt, @Nullable Instant replayedAt) {
        return DeadLetter.newBuilder(deadLetter(5, "undecodable", replayedAt))
                .setRawValue(ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8)))
                .setRejectedAt(rejectedAt)
                .build();
    }

    private void append(DeadLetter deadLetter) {
        log.append(
                topics.deadLetters("shop-streams"),
                RecordKeys.deadLetter(
                        deadLetter.getSourceTopic(), deadLetter.getSourcePartition(), deadLetter.getSourceOffset()),
                deadLetter);
    }

    private static DeadLetter deadLetter(long offset, String reason, @Nullable Instant replayedAt) {
        return DeadLetter.newBuilder()
                .setConsumerGroup("shop-streams")
                .setSourceTopic("shop.orders.v1")
                .setSourcePartition(0)
                .setSourceOffset(offset)
                .setReason(reason)
                .setDetail("")
                .setSourceTimestamp(Samples.NOON)
                .setRejectedAt(Samples.NOON)
                .setReplayedAt(replayedAt)
                .build();
    }
}
