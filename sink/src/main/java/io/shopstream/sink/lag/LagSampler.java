package io.shopstream.sink.lag;

import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.TopicEnds;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.warehouse.WarehouseAddress;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Inserts a sample into {@code ops.consumer_lag} every ten seconds, at full multiples of them, on a thread of its own:
 * how far streams and the loaders of all instances of the sink are behind. While Kafka or the warehouse is away there is
 * no sample. Never stops the load.
 */
public final class LagSampler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LagSampler.class);
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final KafkaConnection kafka;
    private final WarehouseAddress warehouse;
    private final String streams;
    private final Set<String> topics;
    private final BooleanSupplier isPrepared;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("shop-sink-lag").daemon().factory());
    private @Nullable Admin admin;
    private @Nullable LagTable table;

    /** @param isPrepared whether the warehouse has its tables; until then nothing is asked */
    public LagSampler(
            KafkaConnection kafka, WarehouseAddress warehouse, Topics topics, BooleanSupplier isPrepared, Clock clock) {
        this.kafka = kafka;
        this.warehouse = warehouse;
        this.streams = topics.consumerGroup(ConsumerGroups.STREAMS);
        this.topics = topics.all().stream().map(Topic::name).collect(Collectors.toUnmodifiableSet());
        this.isPrepared = isPrepared;
        this.clock = clock;
    }

    public void start() {
        long interval = INTERVAL.toMillis();
        thread.scheduleAtFixedRate(
                this::attempt, interval - clock.millis() % interval, interval, TimeUnit.MILLISECONDS);
    }

    private void attempt() {
        if (!isPrepared.getAsBoolean()) {
            return;
        }
        try {
            sample();
        } catch (SQLException | RuntimeException e) {
            // The loaders report an outage; a task that throws would not run again.
            LOG.debug("no sample of the lag", e);
            closeTable();
        }
    }

    /**
     * Takes one sample.
     *
     * @throws KafkaException if the broker does not answer, or refuses to
     */
    void sample() throws SQLException {
        Instant now = clock.instant();
        LagTable open = table();
        // Positions first: what is processed meanwhile is no lag, and must not become a negative one.
        Map<String, Map<TopicPartition, Long>> positions = new HashMap<>(open.loaded());
        TopicEnds broker = new TopicEnds(admin(), TIMEOUT);
        Map<TopicPartition, Long> committed = broker.positions(streams);
        committed.keySet().removeIf(partition -> !topics.contains(partition.topic()));
        positions.put(streams, committed);
        Set<String> read = new HashSet<>();
        positions.values().forEach(group -> group.keySet().forEach(partition -> read.add(partition.topic())));
        open.insert(
                nearestMultiple(now), TopicLag.of(positions, broker.committedEnds(broker.existingPartitions(read))));
    }

    // The nearest one: the thread may run a millisecond early.
    private static Instant nearestMultiple(Instant now) {
        long interval = INTERVAL.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(now.toEpochMilli() + interval / 2, interval) * interval);
    }

    private LagTable table() throws SQLException {
        LagTable open = table;
        if (open == null) {
            open = LagTable.open(warehouse);
            table = open;
        }
        return open;
    }

    // Created on first use: a host name that does not resolve yet must not stop the sink from starting.
    private Admin admin() {
        Admin known = admin;
        if (known == null) {
            known = Admin.create(kafka.with(Map.of(
                    AdminClientConfig.CLIENT_ID_CONFIG,
                    "shop-sink-lag",
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                    (int) TIMEOUT.toMillis(),
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    (int) TIMEOUT.toMillis())));
            admin = known;
        }
        return known;
    }

    private void closeTable() {
        LagTable open = table;
        table = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                LOG.debug("the connection of the lag was not closed", e);
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(CLOSE_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                LOG.debug("a sample of the lag still runs");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closeTable();
        Admin known = admin;
        if (known != null) {
            known.close(Duration.ofSeconds(1));
        }
    }
}
