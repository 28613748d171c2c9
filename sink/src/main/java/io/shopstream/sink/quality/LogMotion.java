package io.shopstream.sink.quality;

import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.warehouse.WarehouseAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Follows the log through the pipeline, stage by stage, since each writes what the next reads: streams takes orders and
 * events, then what it re-keyed for itself; the loaders take facts and dead letters, then the aggregates.
 */
public final class LogMotion implements Motion {
    private static final Duration PAUSE = Duration.ofMillis(300);
    // A transaction ends with a marker that is no record: streams may have read everything and stay before it. The
    // sink's
    // positions go over markers.
    private static final long MARKERS = 2;

    private final Supplier<Admin> admins;
    private final WarehouseAddress warehouse;
    private final Topics topics;
    private final Duration patience;

    /** @param patience how long to wait for all stages together */
    public LogMotion(Supplier<Admin> admins, WarehouseAddress warehouse, Topics topics, Duration patience) {
        this.admins = admins;
        this.warehouse = warehouse;
        this.topics = topics;
        this.patience = patience;
    }

    @Override
    public boolean settle() throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        String streams = topics.consumerGroup(ConsumerGroups.STREAMS);
        List<String> facts = new ArrayList<>(names(List.of(
                topics.orders(),
                topics.events(),
                topics.users(),
                topics.categories(),
                topics.products(),
                topics.campaigns())));
        facts.addAll(names(topics.allDeadLetters()));
        try (Admin admin = admins.get();
                Connection connection = warehouse.connect("shop-sink-quality-motion", "-c statement_timeout=30s")) {
            Positions streamed = () -> committed(admin, streams);
            return reached(admin, names(List.of(topics.orders(), topics.events())), streamed, MARKERS, deadline)
                    && reached(admin, repartitioned(admin, streams), streamed, MARKERS, deadline)
                    && isAtWork(admin, streams)
                    && reached(admin, facts, () -> ledger(connection, ConsumerGroups.SINK_FACTS), 0, deadline)
                    && reached(
                            admin,
                            names(topics.derived()),
                            () -> ledger(connection, ConsumerGroups.SINK_MARTS),
                            0,
                            deadline);
        } catch (ExecutionException e) {
            // Kafka is away: whatever is in motion stays so for now.
            return false;
        }
    }

    private static List<String> names(Collection<? extends Topic<?>> topics) {
        return topics.stream().map(Topic::name).collect(Collectors.toCollection(ArrayList::new));
    }

    // The last records of a partition may be no markers: without a member nobody takes them.
    private static boolean isAtWork(Admin admin, String group) throws ExecutionException, InterruptedException {
        return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                .noneMatch(described -> described.members().isEmpty());
    }

    private static boolean reached(Admin admin, List<String> names, Positions positions, long tolerated, long deadline)
            throws SQLException, InterruptedException, ExecutionException {
        Map<TopicPartition, Long> ends = ends(admin, names);
        while (true) {
            Map<TopicPartition, Long> reached = positions.read();
            if (ends.entrySet().stream()
                    .allMatch(end -> end.getValue() - reached.getOrDefault(end.getKey(), 0L) <= tolerated)) {
                return true;
            }
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(PAUSE);
        }
    }

    // What the application re-keys for itself: its topics end so by convention of Kafka Streams.
    private static List<String> repartitioned(Admin admin, String applicationId)
            throws ExecutionException, InterruptedException {
        return admin.listTopics().names().get().stream()
                .filter(name -> name.startsWith(applicationId + "-") && name.endsWith("-repartition"))
                .toList();
    }

    private static Map<TopicPartition, Long> ends(Admin admin, List<String> names)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = admin.describeTopics(names).allTopicNames().get().values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        // What is not committed yet nobody can have read.
        Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> found = admin.listOffsets(
                        latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get();
        return found.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .offset()));
    }

    private static Map<TopicPartition, Long> committed(Admin admin, String group)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach((partition, offset) -> {
                    if (offset != null) {
                        offsets.put(partition, offset.offset());
                    }
                });
        return offsets;
    }

    private Map<TopicPartition, Long> ledger(Connection connection, String group) throws SQLException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        String sql = "select topic, partition, next_offset from ops.sink_offsets where consumer_group = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, topics.consumerGroup(group));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    offsets.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
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
