package io.shopstream.sink.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.embedded.host.ChildJvm;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.sink.fixture.MemoryLog;
import io.shopstream.sink.fixture.Oracle;
import io.shopstream.sink.fixture.ShopHistory;
import io.shopstream.sink.fixture.TestTopics;
import io.shopstream.sink.fixture.TestWarehouse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.errors.UnknownMemberIdException;

/** Writes a random history of a shop to a real broker and compares the warehouse, ledger included, with an oracle. */
final class Shop {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    private final TestTopics topics;
    private final TestWarehouse warehouse;
    private final Random random;
    private final Oracle oracle = new Oracle();
    private long records;

    /** @param topics records already in these topics are ignored */
    Shop(long seed, TestTopics topics) {
        this.random = new Random(seed);
        this.topics = topics;
        this.warehouse = topics.warehouseFromHere();
    }

    TestWarehouse warehouse() {
        return warehouse;
    }

    /** Returns when all records are acknowledged. */
    void write(int steps) {
        MemoryLog log = new MemoryLog(random, topics.serdes());
        new ShopHistory(random, log, oracle).write(steps);
        log.records().forEach(topics::send);
        topics.flush();
        records += log.size();
    }

    /** Starts a loader in its own process, see {@link LoaderChild}. */
    ChildJvm sink(String faultPoint) throws IOException {
        return LoaderChild.start(topics, warehouse, faultPoint);
    }

    /** Records that the ledger counts as loaded or rejected, without the dead letters of rejected ones. */
    long loaded() {
        return warehouse.number("select coalesce(sum(records), 0) from ops.sink_offsets where " + facts());
    }

    /** Removes all members from the consumer group, as the broker does ten seconds after a member's last heartbeat. */
    void evict() throws InterruptedException {
        try {
            topics.admin()
                    .removeMembersFromConsumerGroup(
                            topics.topics().consumerGroup(ConsumerGroups.SINK_FACTS),
                            new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            // A member has just left, or all have left and are about to rejoin.
            assertThat(e)
                    .satisfiesAnyOf(
                            gone -> assertThat(gone)
                                    .hasStackTraceContaining(UnknownMemberIdException.class.getSimpleName()),
                            empty -> assertThat(empty).hasStackTraceContaining("leaving members should not be empty"));
        }
    }

    /** Waits until everything is loaded, then compares every row and the counts of the ledger with the oracle. */
    void awaitEqual(ChildJvm... sinks) {
        await().atMost(TIMEOUT).untilAsserted(() -> {
            assertThat(Stream.of(sinks)).allMatch(ChildJvm::isAlive);
            assertThat(positions())
                    .as(() -> Stream.of(sinks).map(ChildJvm::output).collect(Collectors.joining("\n---\n")))
                    .isEqualTo(ends());
            assertThat(warehouse.number("select count(*) from ops.rejected_records"))
                    .isEqualTo(oracle.deadLetters());
        });
        oracle.compareTables(warehouse);
        assertThat(warehouse.rows("select sum(records), sum(rejected) from ops.sink_offsets where " + facts()))
                .containsExactly(records + "|" + oracle.rejected());
    }

    private Map<String, Long> positions() {
        return warehouse
                .rows("select topic || '-' || partition, next_offset from ops.sink_offsets where " + facts())
                .stream()
                .map(row -> row.split("\\|", -1))
                .collect(Collectors.toMap(row -> row[0], row -> Long.parseLong(row[1])));
    }

    private Map<String, Long> ends() {
        return topics.ends(written().toList()).entrySet().stream()
                .collect(Collectors.toMap(end -> end.getKey().toString(), Map.Entry::getValue));
    }

    private Stream<Topic<?>> written() {
        return Stream.of(
                topics.topics().orders(),
                topics.topics().users(),
                topics.topics().events());
    }

    private String facts() {
        return written().map(topic -> "'" + topic.name() + "'").collect(Collectors.joining(", ", "topic in (", ")"));
    }
}
