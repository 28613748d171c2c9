package io.shopstream.sink.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.sink.fixture.TestTopics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A log that does not match the ledger stops the loader with a named reason and a remedy; no record is skipped
 * silently.
 */
class NamedStatesIT {
    private final TestTopics topics = TestTopics.create();
    private final LoaderHarness harness = new LoaderHarness(topics);
    private final String orders = topics.topics().orders().name();

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void shouldStopWhenATopicIsRecreatedWhileItRuns() throws Exception {
        try (LoaderThread loader = harness.start()) {
            harness.sendOrders(0, 100);
            harness.awaitOrders(100, loader);

            Uuid before = topicId();
            topics.admin().deleteTopics(List.of(orders)).all().get();
            // A broker may still list a deleted topic for a moment; then provisioning creates nothing.
            await().atMost(LoaderHarness.TIMEOUT).ignoreExceptions().until(() -> {
                topics.provision();
                return !topicId().equals(before);
            });

            awaitStopped(loader, "topic-recreated: " + orders, "ops.sink_offsets");
            assertThat(harness.orders()).isEqualTo(100);
            assertThat(loader.monitor().partitions())
                    .as("what a stopped loader still has to load")
                    .anyMatch(partition -> partition.topic().equals(orders));

            requireStartAgain(loader);
        }
    }

    /** Stops again until the remedy is applied, then loads the new topic. */
    private void requireStartAgain(LoaderThread loader) {
        LoaderState first = loader.monitor().state();
        loader.start();
        await().atMost(LoaderHarness.TIMEOUT)
                .until(() -> loader.monitor().state() instanceof LoaderState.Stopped
                        && !loader.monitor().state().equals(first));
        awaitStopped(loader, "topic-recreated: " + orders, "./shopstream sink start");

        harness.warehouse().execute("delete from ops.sink_offsets where topic = '" + orders + "'");
        harness.sendOrders(50, 150);
        loader.start();

        harness.awaitOrders(150, loader);
        assertThat(loader.monitor().state()).isInstanceOf(LoaderState.Running.class);
    }

    @Test
    void shouldLoadEveryOrderOnceAfterAStartThatFollowsTheRemovalOfTheCause() {
        harness.warehouse().execute("""
                alter table ops.sink_offsets add constraint own check (topic not like '%shop.orders%' or records < 150)
                """);
        harness.sendOrders(0, 100);
        try (LoaderThread loader = harness.start()) {
            harness.awaitOrders(100, loader);
            harness.sendOrders(100, 1_100);
            awaitStopped(
                    loader,
                    "SQLSTATE XX000: PostgreSQL rejected a write to ops.sink_offsets: SQLSTATE 23514"
                            + " table sink_offsets constraint own",
                    "./shopstream sink start");
            assertThat(loader.monitor().lag()).isPositive();

            harness.warehouse().execute("alter table ops.sink_offsets drop constraint own");
            loader.start();

            harness.awaitOrders(1_100, loader);
            await().atMost(LoaderHarness.TIMEOUT)
                    .untilAsserted(() -> assertThat(harness.recordsInLedger()).isEqualTo(1_100));
            assertThat(harness.warehouse().number("select count(*) from warehouse.order_status_changes"))
                    .isEqualTo(1_100);
        }
    }

    @Test
    void shouldStopWhenRecordsWereDeletedUnread() throws Exception {
        harness.sendOrders(0, 100);
        TopicPartition partition = new TopicPartition(orders, 0);
        topics.admin()
                .deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(3)))
                .all()
                .get();

        try (LoaderThread loader = harness.start()) {
            awaitStopped(loader, "records-deleted: " + partition, "next_offset to 3");
        }
    }

    @Test
    void shouldStopWhenTheLedgerIsAheadOfTheLog() {
        harness.sendOrders(0, 100);
        try (LoaderThread loader = harness.start()) {
            harness.awaitOrders(100, loader);
        }
        harness.warehouse()
                .execute("update ops.sink_offsets set next_offset = 1000000 where partition = 1 and topic = '" + orders
                        + "'");

        try (LoaderThread loader = harness.start()) {
            awaitStopped(loader, "log-truncated: " + orders + "-1", "ops.sink_offsets");
        }
    }

    private Uuid topicId() throws Exception {
        Map<String, TopicDescription> described =
                topics.admin().describeTopics(List.of(orders)).allTopicNames().get();
        return Objects.requireNonNull(described.get(orders)).topicId();
    }

    private static void awaitStopped(LoaderThread loader, String reason, String remedy) {
        await().atMost(LoaderHarness.TIMEOUT)
                .untilAsserted(() -> assertThat(loader.monitor().state())
                        .isInstanceOfSatisfying(LoaderState.Stopped.class, stopped -> {
                            assertThat(stopped.reason()).startsWith(reason);
                            assertThat(stopped.remedy()).contains(remedy);
                        }));
    }
}
