package io.shopstream.sink.rebuild.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.ledger.LedgerEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

/** How far a rebuild reads each partition of the events, of which each has the offsets 0 to 9. */
class LogSurveyTest {
    private static final Topics TOPICS = Topics.standard();
    private static final String EVENTS = TOPICS.events().name();
    private static final Uuid ID = Uuid.randomUuid();
    private static final RebuildPlan EVENTS_ONLY = RebuildPlan.of(TOPICS, Set.of(RebuildTables.EVENTS));

    private final Map<TopicPartition, Long> starts = new HashMap<>();
    private final Map<TopicPartition, LedgerEntry> ledger = new HashMap<>();

    LogSurveyTest() {
        for (int partition = 0; partition < 2; partition++) {
            starts.put(partition(partition), 0L);
            ledger.put(partition(partition), new LedgerEntry(ID.toString(), 7, 7, 0));
        }
    }

    @Test
    void shouldReadAsFarAsTheRemainingTablesAreLoaded() {
        assertThat(survey(EVENTS_ONLY)).extracting(LogRange::target).containsExactly(7L, 7L);
    }

    @Test
    void shouldReadToTheEndIfEveryTableOfTheTopicIsReplaced() {
        assertThat(survey(everyTable())).extracting(LogRange::target).containsExactly(10L, 10L);
    }

    @Test
    void shouldRefuseALogWhoseBeginningIsMissing() {
        starts.put(partition(1), 3L);

        for (RebuildPlan plan : List.of(EVENTS_ONLY, everyTable())) {
            assertThatThrownBy(() -> survey(plan))
                    .isInstanceOfSatisfying(RebuildRefusedException.class, refused -> assertThat(refused.remedy())
                            .contains("Keep the running tables", "retention.ms"))
                    .hasMessage("the log is incomplete: " + partition(1) + " begins at offset 3");
        }
    }

    @Test
    void shouldRefuseSomeTablesOfATopicThatWasNeverLoaded() {
        ledger.remove(partition(1));

        assertMismatch(partition(1) + " was never loaded");
    }

    @Test
    void shouldRefuseSomeTablesOfATopicThatWasRecreated() {
        ledger.put(partition(0), new LedgerEntry("another", 7, 7, 0));

        assertMismatch(partition(0) + " is not the log that was loaded");
    }

    @Test
    void shouldRefuseSomeTablesOfALogThatEndsBeforeTheLedger() {
        ledger.put(partition(0), new LedgerEntry(ID.toString(), 11, 11, 0));

        assertMismatch(partition(0) + " is not the log that was loaded");
    }

    @Test
    void shouldNotTakeTheLedgerOfAnotherLogForItsOwn() {
        ledger.put(partition(0), new LedgerEntry("another", 7, 7, 0));
        ledger.remove(partition(1));

        assertThat(survey(everyTable())).allSatisfy(range -> {
            assertThat(range.ledger()).isNull();
            assertThat(range.loaded()).isZero();
        });
    }

    private void assertMismatch(String reason) {
        assertThatThrownBy(() -> survey(EVENTS_ONLY))
                .isInstanceOfSatisfying(RebuildRefusedException.class, refused -> assertThat(refused.remedy())
                        .contains("warehouse.events", "warehouse.users"))
                .hasMessage("some tables cannot be rebuilt without the others: " + reason);
    }

    /** The events with every table that they fill, and no other topic. */
    private static RebuildPlan everyTable() {
        RebuildPlan all = RebuildPlan.of(TOPICS, RebuildTables.all());
        return new RebuildPlan(all.tables(), Map.of(EVENTS, source(all)));
    }

    private static RebuildPlan.SourceTopic source(RebuildPlan plan) {
        return java.util.Objects.requireNonNull(plan.sources().get(EVENTS));
    }

    private List<LogRange> survey(RebuildPlan plan) {
        try (MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none")) {
            consumer.updateBeginningOffsets(starts);
            Map<TopicPartition, Long> ends = new HashMap<>(starts);
            ends.replaceAll((partition, start) -> 10L);
            consumer.updateEndOffsets(ends);
            return LogSurvey.of(plan, Map.of(EVENTS, description()), consumer, ledger);
        }
    }

    private static TopicDescription description() {
        Node node = new Node(1, "localhost", 9092);
        List<TopicPartitionInfo> partitions = IntStream.range(0, 2)
                .mapToObj(partition -> new TopicPartitionInfo(partition, node, List.of(node), List.of(node)))
                .toList();
        return new TopicDescription(EVENTS, false, partitions, Set.of(), ID);
    }

    private static TopicPartition partition(int partition) {
        return new TopicPartition(EVENTS, partition);
    }
}
