package io.shopstream.streams.runtime;

import io.shopstream.schemas.serde.SchemaRegistry;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.TopicProvisioner;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.streams.runtime.application.StartCheck;
import io.shopstream.streams.topology.TopologyNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.streams.Topology;

/**
 * Prepares what must exist before the topology runs: its topics, and its schemas in the registry, so that writing a
 * record never waits for the registry.
 */
final class Provisioning {
    // Short, so that "waiting for Kafka" is logged soon; the step is retried.
    private static final int ANSWER_MILLIS = 10_000;

    private final String bootstrapServers;
    private final Topics topics;
    private final SchemaRegistry registry;

    Provisioning(String bootstrapServers, Topics topics, SchemaRegistry registry) {
        this.bootstrapServers = bootstrapServers;
        this.topics = topics;
        this.registry = registry;
    }

    void createTopics() {
        try (Admin admin = admin()) {
            new TopicProvisioner(admin).provision(used());
        }
    }

    private Admin admin() {
        Map<String, Object> config = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.CLIENT_ID_CONFIG, topics.consumerGroup(ConsumerGroups.STREAMS) + "-provisioning",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        return Admin.create(config);
    }

    /** See {@link StartCheck}. */
    boolean canResume(String applicationId, Topology topology) {
        try (Admin admin = admin()) {
            return StartCheck.of(admin, bootstrapServers, applicationId, TopologyNames.inputTopics(topics))
                    .canResume(topology);
        }
    }

    void registerSchemas() {
        for (Topic<?> topic : used()) {
            Schema schema = SpecificData.get().getSchema(topic.valueType());
            registry.register(topic.subject(), schema);
        }
    }

    private List<Topic<?>> used() {
        List<Topic<?>> used = new ArrayList<>(topics.derived());
        used.add(topics.orders());
        used.add(topics.events());
        used.add(topics.products());
        used.add(topics.deadLetters(ConsumerGroups.STREAMS));
        return used;
    }
}
