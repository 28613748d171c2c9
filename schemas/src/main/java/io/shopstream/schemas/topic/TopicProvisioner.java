package io.shopstream.schemas.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Creates the catalogue's missing topics and rejects existing ones that differ, so that no service uses a topic that
 * expires or has another number of partitions. Several services may run it at once.
 */
public final class TopicProvisioner {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Admin admin;
    private final int replication;

    /** Creates topics with the broker's default of replicas. */
    public TopicProvisioner(Admin admin) {
        this(admin, Topics.BROKERS_REPLICATION);
    }

    /** @param replication replicas of the topics that it creates; see {@link Topics#replication} */
    public TopicProvisioner(Admin admin, int replication) {
        this.admin = admin;
        this.replication = replication;
    }

    /**
     * If all topics exist, whoever made them, this needs the rights to describe them and their configuration; to create
     * is needed only where one is missing.
     *
     * <p>After a normal return every given topic exists with the catalogue's partitions and configuration, and every
     * partition's leader serves.
     *
     * @throws TopicMismatchException if a topic exists but differs; then no topic is created or changed
     * @throws TopicAuthorizationException if a right is missing; names it and the topics
     * @throws KafkaException if the broker does not answer within 30 s
     */
    public void provision(Collection<Topic<?>> topics) {
        Map<String, Topic<?>> wanted = topics.stream().collect(Collectors.toMap(Topic::name, topic -> topic));
        Map<String, Integer> present = existingPartitions(topics);
        // Before topics are created: a wrong number of partitions must not become that of a new topic, for ever.
        PartitionCheck.require(topics, present);
        create(topics.stream()
                .filter(topic -> !present.containsKey(topic.name()))
                .toList());
        requireEqual(wanted);
        awaitLeaders(wanted.values());
    }

    /**
     * How many partitions the topic has on the broker, empty if there is no such topic.
     *
     * @throws KafkaException if the broker does not answer within 30 s
     */
    public OptionalInt existingPartitions(Topic<?> topic) {
        Integer partitions = existingPartitions(List.of(topic)).get(topic.name());
        return partitions == null ? OptionalInt.empty() : OptionalInt.of(partitions);
    }

    /**
     * How many partitions each of the topics has on the broker, by name; topics that do not exist are left out.
     *
     * @throws KafkaException if the broker does not answer within 30 s
     */
    public Map<String, Integer> existingPartitions(Collection<? extends Topic<?>> topics) {
        return new TopicEnds(admin, TIMEOUT)
                .partitionCounts(topics.stream().map(Topic::name).toList());
    }

    // The broker describes a new topic before its leaders serve. A producer with several requests in flight must not
    // start in that moment: if the broker rejects its first batch and accepts the second, the first stays out of order
    // until it expires.
    private void awaitLeaders(Collection<Topic<?>> topics) {
        // Only a leader answers this request; the client retries until it does.
        new TopicEnds(admin, TIMEOUT)
                .ends(topics.stream()
                        .flatMap(topic -> topic.topicPartitions().stream())
                        .toList());
    }

    private void create(List<Topic<?>> missing) {
        List<NewTopic> requests = missing.stream()
                .map(topic ->
                        new NewTopic(topic.name(), topic.partitions(), (short) replication).configs(topic.config()))
                .toList();
        // If another service creates a topic first, the comparison below checks it.
        PermittedAnswers.await(
                admin.createTopics(requests).values(),
                AclOperation.CREATE,
                TopicExistsException.class::isInstance,
                TIMEOUT);
    }

    // A broker acknowledges a new topic before it can describe it.
    private void requireEqual(Map<String, Topic<?>> wanted) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (true) {
            try {
                requirePartitions(wanted);
                requireConfiguration(wanted);
                return;
            } catch (UnknownTopicOrPartitionException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new InterruptException("interrupted while waiting for Kafka", e);
        }
    }

    private void requirePartitions(Map<String, Topic<?>> wanted) {
        Map<String, Integer> partitions = await(
                        admin.describeTopics(wanted.keySet()).allTopicNames())
                .values()
                .stream()
                .collect(Collectors.toMap(
                        TopicDescription::name, topic -> topic.partitions().size()));
        PartitionCheck.require(wanted.values(), partitions);
    }

    private void requireConfiguration(Map<String, Topic<?>> wanted) {
        Map<String, KafkaFuture<Config>> answers = new HashMap<>();
        admin.describeConfigs(wanted.keySet().stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList())
                .values()
                .forEach((topic, answer) -> answers.put(topic.name(), answer));
        Map<String, Config> configs =
                PermittedAnswers.await(answers, AclOperation.DESCRIBE_CONFIGS, _ -> false, TIMEOUT);
        List<String> differences = new ArrayList<>();
        for (Topic<?> topic : wanted.values()) {
            Config actual = present(configs.get(topic.name()));
            topic.config().forEach((key, value) -> {
                ConfigEntry entry = actual.get(key);
                if (entry == null || !fits(key, value, entry.value())) {
                    differences.add("%s has %s=%s instead of %s"
                            .formatted(topic.name(), key, entry == null ? "unset" : entry.value(), value));
                }
            });
        }
        if (!differences.isEmpty()) {
            throw new TopicMismatchException(
                    differences.stream().sorted().toList(),
                    "Set them back, for example with kafka-configs.sh --alter --entity-type topics --entity-name TOPIC"
                            + " --add-config KEY=VALUE, or use another topic prefix");
        }
    }

    /** Whether a topic that somebody else made can be used with its value. */
    private static boolean fits(String key, String wanted, @Nullable String found) {
        return switch (key) {
            // Only how soon compaction runs. Not every cluster lets its users choose.
            case TopicConfig.SEGMENT_BYTES_CONFIG, TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG -> true;
            case TopicConfig.MAX_MESSAGE_BYTES_CONFIG ->
                found != null && Long.parseLong(found) >= Long.parseLong(wanted);
            default -> wanted.equals(found);
        };
    }

    // The broker answers for every name it was asked for, or fails the whole call.
    private static <T> T present(@Nullable T answer) {
        return Objects.requireNonNull(answer);
    }

    private static <T> T await(KafkaFuture<T> future) {
        return KafkaAnswer.await(future, TIMEOUT);
    }
}
