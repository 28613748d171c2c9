package io.shopstream.sink.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.sink.fixture.Samples;
import io.shopstream.sink.fixture.TestTopics;
import io.shopstream.sink.fixture.TestWarehouse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Runs the loader against a real broker: restarts, several instances, outages. */
class LoaderIT {
    private static final TestTopics TOPICS = TestTopics.create();

    private final LoaderHarness harness = new LoaderHarness(TOPICS);
    private final TestTopics topics = TOPICS;
    private final TestWarehouse warehouse = harness.warehouse();

    @AfterAll
    static void close() {
        TOPICS.close();
    }

    @Test
    void shouldResumeWhereItStoppedWithoutGapsOrDuplicates() {
        harness.sendOrders(0, 500);
        try (LoaderThread first = harness.start()) {
            harness.sendOrders(500, 1_000);
            await().atMost(LoaderHarness.TIMEOUT).until(() -> harness.orders() > 0);
        }
        harness.sendOrders(1_000, 1_200);
        try (LoaderThread second = harness.start()) {
            harness.awaitOrders(1_200, second);

            assertThat(harness.recordsInLedger()).isEqualTo(1_200);
            assertThat(warehouse.number("select count(*) from warehouse.order_items"))
                    .isEqualTo(2_400);
            await().atMost(LoaderHarness.TIMEOUT).until(() -> second.monitor().lag() == 0);
        }
    }

    @Test
    void shouldShareThePartitionsBetweenInstances() {
        try (LoaderThread first = harness.start();
                LoaderThread second = harness.start()) {
            await().atMost(LoaderHarness.TIMEOUT).until(() -> {
                harness.sendOrders(0, 20);
                return !first.monitor().partitions().isEmpty()
                        && !second.monitor().partitions().isEmpty();
            });
            harness.sendOrders(20, 2_000);

            harness.awaitOrders(2_000, first);
            // The monitors are read one after the other: a partition that moves in between is in both.
            await().atMost(LoaderHarness.TIMEOUT).untilAsserted(() -> assertThat(
                            first.monitor().partitions())
                    .extracting(PartitionStatus::topic, PartitionStatus::partition)
                    .doesNotContainAnyElementsOf(second.monitor().partitions().stream()
                            .map(status -> org.assertj.core.groups.Tuple.tuple(status.topic(), status.partition()))
                            .toList()));
        }
        assertThat(warehouse.number("select count(*) from warehouse.order_status_changes"))
                .isEqualTo(2_000);
    }

    @Test
    void shouldWaitForARestartedDatabaseAndDeadLetterNothing() {
        try (LoaderThread loader = harness.start()) {
            harness.sendOrders(0, 300);
            harness.awaitOrders(300, loader);

            SharedPlatform.get().postgres().stop();
            harness.sendOrders(300, 600);
            await().atMost(LoaderHarness.TIMEOUT)
                    .untilAsserted(() -> assertThat(loader.monitor().state()).isInstanceOf(LoaderState.Waiting.class));
            SharedPlatform.get().postgres().start();

            harness.awaitOrders(600, loader);
            await().atMost(LoaderHarness.TIMEOUT)
                    .untilAsserted(() -> assertThat(loader.monitor().state()).isInstanceOf(LoaderState.Running.class));
            assertThat(harness.recordsInLedger()).isEqualTo(600);
            assertThat(warehouse.number("select count(*) from ops.rejected_records"))
                    .isZero();
        }
    }

    @Test
    void shouldLoadDeadLettersOnceAndKeepTheUnreadableOnesWithoutALoop() {
        DeadLetter deadLetter = DeadLetter.newBuilder()
                .setConsumerGroup("shop-import")
                .setSourceTopic("orders.csv")
                .setSourcePartition(0)
                .setSourceOffset(17)
                .setReason("field-missing")
                .setDetail("no price")
                .setRejectedAt(Samples.NOON)
                .build();
        try (LoaderThread loader = harness.start()) {
            topics.send(topics.topics().deadLetters(ConsumerGroups.IMPORT), "orders.csv-0@17", deadLetter);
            topics.send(topics.topics().deadLetters(ConsumerGroups.IMPORT), "orders.csv-0@17", deadLetter);
            topics.sendBytes(topics.topics().deadLetters(ConsumerGroups.STREAMS).name(), "k", new byte[] {9});
            topics.sendBytes(topics.topics().events().name(), "u", new byte[] {9});
            topics.flush();

            await().atMost(LoaderHarness.TIMEOUT).untilAsserted(() -> assertThat(
                            warehouse.rows("select source_topic, reason, encode(raw_value, 'hex')"
                                    + " from ops.rejected_records order by source_topic collate \"C\""))
                    .containsExactlyInAnyOrder(
                            "orders.csv|field-missing|null",
                            topics.topics().deadLetters(ConsumerGroups.STREAMS).name() + "|not-wire-format|09",
                            topics.topics().events().name() + "|not-wire-format|09"));
            // Two dead letters, an unreadable one, one event and the sink's dead letter for it: no others follow.
            // The lag is that of the last poll: 0 alone does not prove that all five have been polled.
            await().atMost(LoaderHarness.TIMEOUT)
                    .untilAsserted(() -> assertThat(harness.recordsInLedger()).isGreaterThanOrEqualTo(5));
            await().atMost(LoaderHarness.TIMEOUT).until(() -> loader.monitor().lag() == 0);
            assertThat(harness.recordsInLedger()).isEqualTo(5);
        }
    }

    @Test
    void shouldSkipAbortedTransactionsAndReachTheEndOfTheLog() {
        try (LoaderThread loader = harness.start()) {
            harness.sendInTransaction(List.of("t1", "t2"), true);
            harness.sendInTransaction(List.of("t3"), false);
            harness.sendInTransaction(List.of("t4"), true);

            harness.awaitOrders(3, loader);
            await().atMost(LoaderHarness.TIMEOUT).untilAsserted(() -> assertThat(
                            warehouse.number("select sum(next_offset) from ops.sink_offsets where topic = '"
                                    + topics.topics().orders().name() + "'"))
                    .isEqualTo(harness.endOfOrders()));
            assertThat(warehouse.rows("select order_id from warehouse.orders order by 1"))
                    .containsExactly("t1", "t2", "t4");
        }
    }
}
