package io.shopstream.sink.pipeline;

import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.warehouse.WarehouseAddress;
import java.net.URI;
import java.sql.Connection;
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
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Waits until streams and the sink have processed every record that is in the topics now. Live traffic may continue.
 * Waits stage by stage, since each stage writes the input of the next: streams processes orders and events; then the
 * sink loads facts and dead letters, and then the aggregates.
 */
public final class CatchUp {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Platform platform;
    private final Topics topics;
    private final Duration timeout;
    private final LongConsumer remaining;
    private String missing = "";

    /**
     * Addresses of Kafka, streams and the warehouse.
     *
     * @param kafka bootstrap servers
     * @param streams base URLs of query services, at least one
     * @param warehouse address and a user with read access to {@code ops.sink_offsets}
     */
    public record Platform(String kafka, List<URI> streams, WarehouseAddress warehouse) {
        public Platform {
            streams = List.copyOf(streams);
        }
    }

    /**
     * @param timeout maximum wait
     * @param remaining receives the number of records that the current stage has yet to process
     */
    public CatchUp(Platform platform, Topics topics, Duration timeout, LongConsumer remaining) {
        this.platform = platform;
        this.topics = topics;
        this.timeout = timeout;
        this.remaining = remaining;
    }

    /**
     * @return false if the timeout expired or Kafka did not answer
     * @throws SQLException if the warehouse does not answer
     */
    public boolean await() throws SQLException, InterruptedException {
        missing = "";
        long deadline = System.nanoTime() + timeout.toNanos();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, platform.kafka()));
                StreamsProgress progress = new StreamsProgress(platform.streams());
                Connection warehouse =
                        platform.warehouse().connect("shopstream-catch-up", "-c statement_timeout=30s")) {
            List<TopicPartition> inputs = partitions(admin, List.of(topics.orders(), topics.events()));
            Map<TopicPartition, Long> written = ends(admin, inputs, IsolationLevel.READ_UNCOMMITTED);
            // A commit returns before its markers are in all partitions: wait until everything written is readable.
            return reached("stable offset", written, () -> ends(admin, inputs, IsolationLevel.READ_COMMITTED), deadline)
                    && processed(progress, Instant.now(), written, admin, deadline)
                    && loaded(warehouse, admin, deadline);
        } catch (ExecutionException | KafkaException e) {
            missing = "Kafka does not answer: " + e.getMessage();
            return false;
        }
    }

    /**
     * Why {@link #await} returned false: the stage that is behind, with its remaining records by partition; else empty.
     */
    public String missing() {
        return missing;
    }

    // The committed offsets only show how much is left; streams itself reports when it is done.
    private boolean processed(
            StreamsProgress progress, Instant time, Map<TopicPartition, Long> ends, Admin admin, long deadline)
            throws InterruptedException, ExecutionException {
        while (!progress.hasReached(time)) {
            String group = progress.applicationId();
            SortedMap<String, Long> behind = behind(ends, group == null ? Map.of() : committed(admin, group));
            if (System.nanoTime() > deadline) {
                missing = "%s; required until %s; remaining records: %s".formatted(progress.last(), time, behind);
                return false;
            }
            remaining.accept(sum(behind));
            Thread.sleep(PAUSE);
        }
        return true;
    }

    // Both ends are read before waiting: the two loaders catch up in parallel.
    private boolean loaded(Connection warehouse, Admin admin, long deadline)
            throws InterruptedException, SQLException, ExecutionException {
        Map<TopicPartition, Long> facts = ends(admin, partitions(admin, factTopics()));
        Map<TopicPartition, Long> marts = ends(admin, partitions(admin, topics.derived()));
        return loaded(warehouse, ConsumerGroups.SINK_FACTS, facts, deadline)
                && loaded(warehouse, ConsumerGroups.SINK_MARTS, marts, deadline);
    }

    private boolean loaded(Connection warehouse, String group, Map<TopicPartition, Long> ends, long deadline)
            throws InterruptedException, SQLException, ExecutionException {
        return reached(topics.consumerGroup(group), ends, () -> ledger(warehouse, group), deadline);
    }

    private boolean reached(String stage, Map<TopicPartition, Long> ends, Positions positions, long deadline)
            throws InterruptedException, SQLException, ExecutionException {
        while (true) {
            SortedMap<String, Long> behind = behind(ends, positions.read());
            remaining.accept(sum(behind));
            if (behind.isEmpty()) {
                return true;
            }
            if (System.nanoTime() > deadline) {
                missing = stage + " is behind; remaining records: " + behind;
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
