package io.shopstream.sink.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.sink.fixture.ChildJvm;
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

/** A random past of a shop on a real broker, and what the warehouse must make of it, books included. */
final class Shop {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    private final TestTopics topics;
    private final TestWarehouse warehouse;
    private final Random random;
    private final Oracle oracle = new Oracle();
    private long records;

    /** @param topics what is in them already is not part of this past */
    Shop(long seed, TestTopics topics) {
        this.random = new Random(seed);
        this.topics = topics;
        this.warehouse = topics.warehouseFromHere();
    }

    TestWarehouse warehouse() {
        return warehouse;
    }

    /** Acknowledged when it returns. */
    void write(int steps) {
        MemoryLog log = new MemoryLog(random, topics.serdes());
        new ShopHistory(random, log, oracle).write(steps);
        log.records().forEach(topics::send);
        topics.flush();
        records += log.size();
    }

    /** A loader in a process of its own, see {@link LoaderChild}. */
    ChildJvm sink(String faultPoint) throws IOException {
        return LoaderChild.start(topics, warehouse, faultPoint);
    }

    /** Records that the ledger counts as loaded or rejected, letters of rejected ones left out. */
    long loaded() {
        return warehouse.number("select coalesce(sum(records), 0) from ops.sink_offsets where " + facts());
    }

    /** Throws everybody out of the consumer group, as the broker does ten seconds after it last heard of a member. */
    void evict() throws InterruptedException {
        try {
            topics.admin()
                    .removeMembersFromConsumerGroup(
                            topics.topics().consumerGroup(ConsumerGroups.SINK_FACTS),
                            new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            // One that was about to go has gone, or all have and are about to come back.
            assertThat(e)
                    .satisfiesAnyOf(
                            gone -> assertThat(gone)
                                    .hasStackTraceContaining(UnknownMemberIdException.class.getSimpleName()),
                            empty -> assertThat(empty).hasStackTraceContaining("leaving members should not be empty"));
        }
    }

    /** Returns when everything is loaded; then every row, and every count of the books, is what it must be. */
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
