package io.shopstream.sink.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.sink.fixture.TestTopics;
import io.shopstream.sink.fixture.TestWarehouse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownMemberIdException;

/** A random past of a shop on a real broker, and what the warehouse must make of it, books included. */
final class Shop implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final TestTopics topics = TestTopics.create();
    private final TestWarehouse warehouse = TestWarehouse.create();
    private final Random random;
    private final Oracle oracle = new Oracle();
    private long records;

    Shop(long seed) {
        random = new Random(seed);
    }

    TestWarehouse warehouse() {
        return warehouse;
    }

    TestTopics topics() {
        return topics;
    }

    /** Acknowledged when it returns. */
    void write(int steps) {
        MemoryLog log = new MemoryLog(random, topics.serdes());
        new ShopHistory(random, log, oracle).write(steps);
        log.records().forEach(topics::send);
        topics.flush();
        records += log.size();
    }

    SinkProcess sink(String seam) throws Exception {
        return SinkProcess.start(topics, warehouse, seam);
    }

    /** Records that the ledger counts as loaded or rejected, letters of rejected ones left out. */
    long loaded() {
        return warehouse.number("select coalesce(sum(records), 0) from ops.sink_offsets where " + facts());
    }

    /** Throws everybody out of the consumer group, as the broker does ten seconds after it last heard of a member. */
    void evict() throws InterruptedException {
        for (String name : List.of(ConsumerGroups.SINK_FACTS, ConsumerGroups.SINK_MARTS)) {
            try {
                topics.admin()
                        .removeMembersFromConsumerGroup(
                                topics.topics().consumerGroup(name), new RemoveMembersFromConsumerGroupOptions())
                        .all()
                        .get();
            } catch (ExecutionException e) {
                // One that was about to go has gone, or all have and are about to come back.
                assertThat(e)
                        .satisfiesAnyOf(
                                gone -> assertThat(gone)
                                        .hasStackTraceContaining(UnknownMemberIdException.class.getSimpleName()),
                                empty -> assertThat(empty)
                                        .hasStackTraceContaining("leaving members should not be empty"));
            }
        }
    }

    /** Returns when everything is loaded; then every row, and every count of the books, is what it must be. */
    void awaitEqual(SinkProcess... sinks) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(Stream.of(sinks)).allMatch(SinkProcess::isAlive);
            assertThat(positions())
                    .as(() -> Stream.of(sinks).map(SinkProcess::output).collect(Collectors.joining("\n---\n")))
                    .isEqualTo(ends());
            assertThat(warehouse.number("select count(*) from ops.rejected_records"))
                    .isEqualTo(oracle.letters());
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

    private Map<String, Long> ends() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = written()
                .flatMap(topic -> IntStream.range(0, topic.partitions())
                        .mapToObj(partition -> new TopicPartition(topic.name(), partition)))
                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        return topics.admin().listOffsets(latest).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        end -> end.getKey().toString(), end -> end.getValue().offset()));
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

    @Override
    public void close() {
        topics.close();
    }
}
