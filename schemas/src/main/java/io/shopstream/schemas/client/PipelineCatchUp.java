package io.shopstream.schemas.client;

import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.security.InternalToken;
import io.shopstream.schemas.security.TrustedCertificates;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.TopicEnds;
import io.shopstream.schemas.topic.Topics;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Waits until streams and the sink have processed every record that is in the topics now. Live traffic may continue.
 * Waits stage by stage, since each stage writes the input of the next: streams processes orders and events; then the
 * sink loads facts and dead letters, and then the aggregates.
 */
public final class PipelineCatchUp {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration KAFKA_TIMEOUT = Duration.ofSeconds(60);

    private final Platform platform;
    private final Topics topics;
    private final Duration timeout;
    private final LongConsumer remaining;
    private String missing = "";

    /**
     * Where Kafka, streams and the sink say how far they are.
     *
     * @param streams base URLs of query services, at least one
     * @param token sent to them
     * @param trusted whose certificates are accepted
     */
    public record Platform(
            KafkaConnection kafka,
            List<URI> streams,
            InternalToken token,
            TrustedCertificates trusted,
            LedgerReader.Source ledger) {
        public Platform {
            streams = List.copyOf(streams);
        }

        /** With the certificates that the JDK knows. */
        public Platform(KafkaConnection kafka, List<URI> streams, InternalToken token, LedgerReader.Source ledger) {
            this(kafka, streams, token, TrustedCertificates.OF_JDK, ledger);
        }
    }

    /**
     * @param timeout maximum wait
     * @param remaining receives the number of records that the current stage has yet to process
     */
    public PipelineCatchUp(Platform platform, Topics topics, Duration timeout, LongConsumer remaining) {
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
        try (Admin admin = Admin.create(platform.kafka().with(Map.of()));
                StreamsProgress progress =
                        new StreamsProgress(platform.streams(), platform.token(), platform.trusted());
                LedgerReader ledger = platform.ledger().open()) {
            TopicEnds topicEnds = new TopicEnds(admin, KAFKA_TIMEOUT);
            List<TopicPartition> ordersAndEvents =
                    topicEnds.partitions(names(List.of(topics.orders(), topics.events())));
            Map<TopicPartition, Long> written = topicEnds.ends(ordersAndEvents);
            // A commit returns before its markers are in all partitions: wait until everything written is readable.
            return reached("stable offset", written, () -> topicEnds.committedEnds(ordersAndEvents), deadline)
                    && processed(progress, Instant.now(), written, topicEnds, deadline)
                    && loaded(ledger, topicEnds, deadline);
        } catch (InterruptException e) {
            Thread.interrupted();
            throw new InterruptedException("interrupted while waiting for Kafka");
        } catch (KafkaException e) {
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
            StreamsProgress progress, Instant time, Map<TopicPartition, Long> ends, TopicEnds topicEnds, long deadline)
            throws InterruptedException {
        while (!progress.hasReached(time)) {
            String group = progress.applicationId();
            SortedMap<String, Long> behind = behind(ends, group == null ? Map.of() : topicEnds.positions(group));
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
    private boolean loaded(LedgerReader ledger, TopicEnds topicEnds, long deadline)
            throws InterruptedException, SQLException {
        Map<TopicPartition, Long> facts = topicEnds.ends(topicEnds.partitions(factTopics()));
        Map<TopicPartition, Long> marts = topicEnds.ends(topicEnds.partitions(names(topics.derived())));
        return loaded(ledger, ConsumerGroups.SINK_FACTS, facts, deadline)
                && loaded(ledger, ConsumerGroups.SINK_MARTS, marts, deadline);
    }

    private boolean loaded(LedgerReader ledger, String group, Map<TopicPartition, Long> ends, long deadline)
            throws InterruptedException, SQLException {
        String prefixed = topics.consumerGroup(group);
        return reached(prefixed, ends, () -> ledger.nextOffsets(prefixed), deadline);
    }

    private boolean reached(String stage, Map<TopicPartition, Long> ends, Positions positions, long deadline)
            throws InterruptedException, SQLException {
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

    private static List<String> names(List<? extends Topic<?>> topics) {
        return topics.stream().map(Topic::name).toList();
    }

    private List<String> factTopics() {
        List<String> facts = new ArrayList<>(names(List.of(
                topics.orders(),
                topics.events(),
                topics.users(),
                topics.categories(),
                topics.products(),
                topics.campaigns())));
        facts.addAll(names(topics.allDeadLetters()));
        return facts;
    }

    @FunctionalInterface
    private interface Positions {
        Map<TopicPartition, Long> read() throws SQLException;
    }
}
