package io.shopstream.local.pipeline;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.up.Endpoints;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Waits until everything that is in the topics now has gone through streams and sink, so that whoever looks next sees it.
 * Live traffic may go on meanwhile. Stage by stage, since each writes what the next reads: streams takes orders and events, then
 * what it re-keyed for itself; the sink takes facts and dead letters, then the aggregates.
 */
public final class CatchUp {
    private static final Duration PAUSE = Duration.ofMillis(300);
    // A transaction ends with a marker that is no record, and a group of streams that has read everything may stay
    // before it. Nor need it be a marker: this serves to show how much is left, and streams itself says when it is
    // done.
    // The sink's positions go over markers.
    private static final long MARKERS = 2;

    private final Endpoints endpoints;
    private final Topics topics;
    private final Duration patience;
    private final LongConsumer left;
    private String missing = "";

    /**
     * @param patience how long to wait at most
     * @param left told how many records are still to be taken by the slowest stage
     */
    public CatchUp(Endpoints endpoints, Topics topics, Duration patience, LongConsumer left) {
        this.endpoints = endpoints;
        this.topics = topics;
        this.patience = patience;
        this.left = left;
    }

    /**
     * @return false if patience ran out first
     */
    public boolean await() throws InterruptedException {
        missing = "";
        long deadline = System.nanoTime() + patience.toNanos();
        String streams = topics.consumerGroup(ConsumerGroups.STREAMS);
        Map<String, Object> config = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, endpoints.kafka());
        try (Admin admin = Admin.create(config);
                StreamsProgress progress = new StreamsProgress(endpoints.streams());
                Connection warehouse = DriverManager.getConnection(endpoints.postgres(), "shop_api", "")) {
            Positions streamed = () -> committed(admin, streams);
            List<TopicPartition> inputs = partitions(admin, List.of(topics.orders(), topics.events()));
            Map<TopicPartition, Long> written = ends(admin, inputs, IsolationLevel.READ_UNCOMMITTED);
            // A commit returns before its markers are everywhere: what is not readable yet nobody has missed.
            if (!reached(
                    "readable records",
                    written,
                    () -> ends(admin, inputs, IsolationLevel.READ_COMMITTED),
                    0,
                    deadline)) {
                return false;
            }
            Instant readable = Instant.now();
            return reached(streams, written, streamed, MARKERS, deadline)
                    && reached(streams, ends(admin, repartitioned(admin, streams)), streamed, MARKERS, deadline)
                    && processed(progress, readable, deadline)
                    && loaded(
                            warehouse,
                            ConsumerGroups.SINK_FACTS,
                            ends(admin, partitions(admin, factTopics())),
                            deadline)
                    && loaded(
                            warehouse,
                            ConsumerGroups.SINK_MARTS,
                            ends(admin, partitions(admin, topics.derived())),
                            deadline);
        } catch (SQLException | ExecutionException e) {
            throw new CommandFailure("the shop stopped answering: " + e.getMessage(), e);
        }
    }

    /** What was still missing when patience ran out: who, and how many records of which partitions; else empty. */
    public String missing() {
        return missing;
    }

    private boolean processed(StreamsProgress progress, Instant time, long deadline) throws InterruptedException {
        while (!progress.hasReached(time)) {
            if (System.nanoTime() > deadline) {
                missing = "streams does not say that it has processed what was readable at %s (%s)"
                        .formatted(time, progress.last());
                return false;
            }
            Thread.sleep(PAUSE);
        }
        return true;
    }

    private boolean loaded(Connection warehouse, String group, Map<TopicPartition, Long> ends, long deadline)
            throws InterruptedException, SQLException, ExecutionException {
        return reached(topics.consumerGroup(group), ends, () -> ledger(warehouse, group), 0, deadline);
    }

    /** @param tolerated how far behind its end a partition may be and count as reached */
    private boolean reached(
            String who, Map<TopicPartition, Long> ends, Positions positions, long tolerated, long deadline)
            throws InterruptedException, SQLException, ExecutionException {
        while (true) {
            Map<TopicPartition, Long> reached = positions.read();
            SortedMap<String, Long> behind = new TreeMap<>();
            ends.forEach((partition, end) -> {
                long by = end - reached.getOrDefault(partition, 0L);
                if (by > tolerated) {
                    behind.put(partition.toString(), by);
                }
            });
            left.accept(behind.values().stream().mapToLong(Long::longValue).sum());
            if (behind.isEmpty()) {
                return true;
            }
            if (System.nanoTime() > deadline) {
                missing = who + " " + behind;
                return false;
            }
            Thread.sleep(PAUSE);
        }
    }

    // What the application re-keys for itself: its topics end so by convention of Kafka Streams.
    private static List<TopicPartition> repartitioned(Admin admin, String applicationId)
            throws ExecutionException, InterruptedException {
        List<String> names = admin.listTopics().names().get().stream()
                .filter(name -> name.startsWith(applicationId + "-") && name.endsWith("-repartition"))
                .toList();
        return named(admin, names);
    }

    private List<Topic<?>> factTopics() {
        List<Topic<?>> facts = new ArrayList<>(List.of(
                topics.orders(),
                topics.events(),
                topics.users(),
                topics.categories(),
                topics.products(),
                topics.campaigns()));
        facts.addAll(topics.allDeadLetters());
        return facts;
    }

    private static List<TopicPartition> partitions(Admin admin, List<? extends Topic<?>> topics)
            throws ExecutionException, InterruptedException {
        return named(admin, topics.stream().map(Topic::name).toList());
    }

    private static List<TopicPartition> named(Admin admin, List<String> names)
            throws ExecutionException, InterruptedException {
        return admin.describeTopics(names).allTopicNames().get().values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }

    private static Map<TopicPartition, Long> ends(Admin admin, List<TopicPartition> partitions)
            throws ExecutionException, InterruptedException {
        return ends(admin, partitions, IsolationLevel.READ_UNCOMMITTED);
    }

    private static Map<TopicPartition, Long> ends(
            Admin admin, List<TopicPartition> partitions, IsolationLevel isolation)
            throws ExecutionException, InterruptedException {
        return admin
                .listOffsets(
                        partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())),
                        new ListOffsetsOptions(isolation))
                .all()
                .get()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private static Map<TopicPartition, Long> committed(Admin admin, String group)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (Map.Entry<TopicPartition, OffsetAndMetadata> entry : admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .entrySet()) {
            if (entry.getValue() != null) {
                offsets.put(entry.getKey(), entry.getValue().offset());
            }
        }
        return offsets;
    }

    private Map<TopicPartition, Long> ledger(Connection warehouse, String group) throws SQLException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        String sql = "select topic, partition, next_offset from ops.sink_offsets where consumer_group = ?";
        try (PreparedStatement statement = warehouse.prepareStatement(sql)) {
            statement.setString(1, topics.consumerGroup(group));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    offsets.put(
                            new TopicPartition(rows.getString("topic"), rows.getInt("partition")),
                            rows.getLong("next_offset"));
                }
            }
        }
        return offsets;
    }

    @FunctionalInterface
    private interface Positions {
        Map<TopicPartition, Long> read() throws SQLException, ExecutionException, InterruptedException;
    }
}
