package io.shopstream.streams.runtime;

import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.serde.SchemaRegistry;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.TopicEnds;
import io.shopstream.schemas.topic.TopicMismatchException;
import io.shopstream.schemas.topic.TopicProvisioner;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.streams.runtime.application.PartitionGuard;
import io.shopstream.streams.runtime.application.StartCheck;
import io.shopstream.streams.topology.TopologyNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.Topology;

/**
 * Prepares what must exist before the topology runs: its topics, and its schemas in the registry, so that writing a
 * record never waits for the registry.
 */
final class TopologyProvisioning {
    // Short, so that "waiting for Kafka" is logged soon; the step is retried.
    private static final int ANSWER_MILLIS = 10_000;
    // A stream thread that has failed waits for it.
    private static final Duration DIAGNOSIS = Duration.ofSeconds(5);

    private final KafkaConnection kafka;
    private final Topics topics;
    private final SchemaRegistry registry;

    TopologyProvisioning(KafkaConnection kafka, Topics topics, SchemaRegistry registry) {
        this.kafka = kafka;
        this.topics = topics;
        this.registry = registry;
    }

    void createTopics() {
        try (Admin admin = admin()) {
            new TopicProvisioner(admin, topics.replication()).provision(used(topics));
        }
    }

    private Admin admin() {
        Map<String, Object> config = kafka.with(Map.of(
                AdminClientConfig.CLIENT_ID_CONFIG, topics.consumerGroup(ConsumerGroups.STREAMS) + "-provisioning",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS));
        return Admin.create(config);
    }

    /** See {@link StartCheck} and {@link PartitionGuard}. */
    boolean canResume(String applicationId, Topology topology) {
        try (Admin admin = admin()) {
            boolean canResume = StartCheck.of(admin, kafka, applicationId, TopologyNames.sourceTopics(topics))
                    .canResume(topology);
            guard(topics, applicationId, Duration.ofMillis(ANSWER_MILLIS)).require(admin);
            return canResume;
        }
    }

    /**
     * Whether a topic was deleted or given more partitions, which makes Kafka Streams fail without its name; empty if
     * Kafka does not answer.
     */
    Optional<String> topicTrouble(String applicationId) {
        try (Admin admin = admin()) {
            guard(topics, applicationId, DIAGNOSIS).require(admin);
            Set<String> missing =
                    new TreeSet<>(used(topics).stream().map(Topic::name).toList());
            missing.removeAll(new TopicEnds(admin, DIAGNOSIS).existing(missing).keySet());
            return missing.isEmpty()
                    ? Optional.empty()
                    : Optional.of("Kafka has no topic " + String.join(", ", missing) + " any more. Restore it, then"
                            + " restart the service. A restart without it makes an empty topic: records that only the"
                            + " deleted one had are then missing from every replay");
        } catch (TopicMismatchException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (KafkaException e) {
            return Optional.empty();
        }
    }

    /** Compares the partitions of all topics of the service. */
    static PartitionGuard guard(Topics topics, String applicationId, Duration timeout) {
        return new PartitionGuard(applicationId, topics.partitions(), used(topics), timeout);
    }

    void registerSchemas() {
        for (Topic<?> topic : used(topics)) {
            Schema schema = SpecificData.get().getSchema(topic.valueType());
            registry.register(topic.subject(), schema);
        }
    }

    private static List<Topic<?>> used(Topics topics) {
        List<Topic<?>> used = new ArrayList<>(topics.derived());
        used.add(topics.orders());
        used.add(topics.events());
        used.add(topics.products());
        used.add(topics.deadLetters(ConsumerGroups.STREAMS));
        return used;
    }
}
