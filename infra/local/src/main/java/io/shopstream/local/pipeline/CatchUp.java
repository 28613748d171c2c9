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
 * Live traffic may go on meanwhile. Stage by stage, since each writes what the next reads: streams takes orders and
 * events; the sink takes facts and dead letters, then the aggregates.
 */
public final class CatchUp {
    private static final Duration PAUSE = Duration.ofMillis(300);
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
            List<TopicPartition> inputs = partitions(admin, List.of(topics.orders(), topics.events()));
            Map<TopicPartition, Long> written = ends(admin, inputs, IsolationLevel.READ_UNCOMMITTED);
            // A commit returns before its markers are everywhere: what is not readable yet nobody has missed.
            return reached("readable", written, () -> ends(admin, inputs, IsolationLevel.READ_COMMITTED), deadline)
                    && processed(progress, Instant.now(), written, () -> committed(admin, streams), deadline)
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

    // Streams itself says when it is done. Its group's positions only show how much is left: after what a killed
    // instance left aborted, the position in a partition without new records may stay before the end for ever.
    private boolean processed(
            StreamsProgress progress, Instant time, Map<TopicPartition, Long> ends, Positions positions, long deadline)
            throws InterruptedException, SQLException, ExecutionException {
        while (!progress.hasReached(time)) {
            SortedMap<String, Long> behind = behind(ends, positions.read());
            if (System.nanoTime() > deadline) {
                missing = "streams shall have processed what was readable at %s; %s; its positions lack %s"
                        .formatted(time, progress.last(), behind);
                return false;
            }
            left.accept(sum(behind));
            Thread.sleep(PAUSE);
        }
        return true;
    }

    private boolean loaded(Connection warehouse, String group, Map<TopicPartition, Long> ends, long deadline)
            throws InterruptedException, SQLException, ExecutionException {
        return reached(topics.consumerGroup(group), ends, () -> ledger(warehouse, group), deadline);
    }

    private boolean reached(String who, Map<TopicPartition, Long> ends, Positions positions, long deadline)
            throws InterruptedException, SQLException, ExecutionException {
        while (true) {
            SortedMap<String, Long> behind = behind(ends, positions.read());
            left.accept(sum(behind));
            if (behind.isEmpty()) {
                return true;
            }
            if (System.nanoTime() > deadline) {
                missing = who + " lacks " + behind;
                return false;
            }
            Thread.sleep(PAUSE);
        }
    }

    private static SortedMap<String, Long> behind(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> reached) {
        SortedMap<String, Long> behind = new TreeMap<>();
        ends.forEach((partition, end) -> {
            long by = end - reached.getOrDefault(partition, 0L);
            if (by > 0) {
                behind.put(partition.toString(), by);
            }
        });
        return behind;
    }

    private static long sum(SortedMap<String, Long> behind) {
        return behind.values().stream().mapToLong(Long::longValue).sum();
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
