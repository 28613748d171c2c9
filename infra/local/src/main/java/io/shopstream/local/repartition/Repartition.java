package io.shopstream.local.repartition;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.topic.KafkaAnswer;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.TopicEnds;
import io.shopstream.schemas.topic.TopicProvisioner;
import io.shopstream.schemas.topic.Topics;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;

/**
 * Copies the topics of a shop that cannot be made again into those of another prefix. Nothing else may write to either
 * meanwhile. The old topics are only read.
 */
public final class Repartition implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final KafkaConnection kafka;
    private final Admin admin;

    /**
     * Connects on first use; close it.
     *
     * @throws CommandFailure if no bootstrap server is known, or the security settings are wrong
     */
    public Repartition(KafkaConnection kafka) {
        this.kafka = kafka;
        try {
            this.admin = Admin.create(kafka.with(Map.of()));
        } catch (KafkaException e) {
            throw new CommandFailure("there is no Kafka at " + kafka + ": check its address and settings", e);
        }
    }

    /** Receives what was read so far. */
    @FunctionalInterface
    public interface Progress {
        /**
         * @param fraction 0 to 1
         * @param offsets read so far
         */
        void read(double fraction, long offsets);
    }

    /** Whether any topic, internal ones included, has the prefix. */
    public boolean isUsed(String prefix) {
        return topicNames().stream().anyMatch(topic -> topic.startsWith(prefix));
    }

    /**
     * Notes in Kafka itself, by a topic without records, that the copies under the prefix are not complete: for a shop
     * without a data directory here. Call before {@link #run}.
     */
    public void markUnfinished(String prefix) {
        KafkaAnswer.await(
                admin.createTopics(List.of(new NewTopic(marker(prefix), Optional.of(1), Optional.empty())))
                        .all(),
                TIMEOUT);
    }

    /** Call when the copies are complete. */
    public void unmark(String prefix) {
        delete(Set.of(marker(prefix)));
    }

    /**
     * Deletes the copies that a marked run has left under the prefix. Deletes nothing if no run has marked it, or if
     * another topic has the prefix too: then a service may use the copies.
     */
    public void discardMarked(String prefix) {
        Set<String> used = new HashSet<>(topicNames());
        used.removeIf(topic -> !topic.startsWith(prefix));
        if (used.remove(marker(prefix)) && copies(prefix).containsAll(used)) {
            discard(prefix);
            // Last: until here this run, too, can be repeated.
            unmark(prefix);
        }
    }

    private static String marker(String prefix) {
        return prefix + "shop.repartition.v1";
    }

    private static Set<String> copies(String prefix) {
        return CopiedTopics.of(Topics.prefixed(prefix)).stream()
                .map(Topic::name)
                .collect(Collectors.toSet());
    }

    /**
     * Deletes the copies that an interrupted run has left under the prefix. Topics that this command does not create
     * stay.
     */
    public void discard(String prefix) {
        Set<String> leftovers = copies(prefix);
        leftovers.retainAll(topicNames());
        delete(leftovers);
    }

    private void delete(Set<String> leftovers) {
        KafkaAnswer.await(admin.deleteTopics(leftovers).all(), TIMEOUT);
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        // The broker acknowledges a deletion before it stops to list the topic.
        while (topicNames().stream().anyMatch(leftovers::contains)) {
            if (System.nanoTime() > deadline) {
                throw new CommandFailure(
                        "Kafka does not delete the topics of an interrupted run: run this command again");
            }
            Thread.onSpinWait();
        }
    }

    /** Bytes of the topics that {@link #run} would copy, with all replicas. */
    public long bytes(Topics from) {
        Set<String> topics =
                new HashSet<>(CopiedTopics.of(from).stream().map(Topic::name).toList());
        return KafkaAnswer.await(admin.describeCluster().nodes(), TIMEOUT).stream()
                .flatMap(node ->
                        KafkaAnswer.await(
                                admin.describeLogDirs(List.of(node.id())).allDescriptions(), TIMEOUT)
                                .values()
                                .stream())
                .flatMap(directories -> directories.values().stream())
                .flatMap(directory -> directory.replicaInfos().entrySet().stream())
                .filter(replica -> topics.contains(replica.getKey().topic()))
                .mapToLong(replica -> replica.getValue().size())
                .sum();
    }

    /**
     * Creates the new topics and copies every committed record.
     *
     * @param from a catalogue whose topics {@linkplain #requireSource exist}
     * @param to a catalogue none of whose topics exists
     * @return records by new topic
     * @throws CommandFailure if the copies are not complete; they are then useless, see {@link #discard}
     */
    public Map<String, Long> run(Topics from, Topics to, Progress progress) {
        List<Topic<?>> sources = CopiedTopics.of(from);
        List<Topic<?>> targets = CopiedTopics.of(to);
        new TopicProvisioner(admin).provision(targets);
        Map<String, Long> copied = new LinkedHashMap<>();
        try (TopicCopy copy = new TopicCopy(kafka, new TopicEnds(admin, TIMEOUT))) {
            long work = copy.work(sources.stream().map(Topic::name).toList());
            long[] read = new long[1];
            for (int i = 0; i < sources.size(); i++) {
                Topic<?> target = targets.get(i);
                long records = copy.copy(sources.get(i).name(), target.name(), target.partitions(), offsets -> {
                    read[0] += offsets;
                    progress.read(Math.min(1, read[0] / Math.max(1.0, work)), read[0]);
                });
                copied.put(target.name(), records);
            }
            copy.requireNothingAdded();
        }
        return copied;
    }

    /** @throws CommandFailure if there is no topic to copy from */
    public void requireSource(Topics from) {
        if (!topicNames().contains(from.orders().name())) {
            throw new CommandFailure("there is nothing to copy: Kafka has no topic "
                    + from.orders().name());
        }
    }

    private Set<String> topicNames() {
        return KafkaAnswer.await(admin.listTopics().names(), TIMEOUT);
    }

    @Override
    public void close() {
        admin.close();
    }
}
