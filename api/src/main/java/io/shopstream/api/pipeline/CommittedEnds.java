package io.shopstream.api.pipeline;

import io.shopstream.api.dependency.Dependency;
import io.shopstream.api.dependency.DependencyUnavailableException;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.topic.TopicEnds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;

/** Reads ids and end offsets of topics for read_committed consumers. Topics that do not exist are left out. */
final class CommittedEnds implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final Map<String, Object> config;
    private final Collection<String> topics;
    private @Nullable Admin admin;

    CommittedEnds(KafkaConnection kafka, Collection<String> topics) {
        this.topics = topics;
        this.config = kafka.with(Map.of(
                AdminClientConfig.CLIENT_ID_CONFIG,
                "shop-api-lag",
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) TIMEOUT.toMillis(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) TIMEOUT.toMillis()));
    }

    /**
     * @param topicIds by name; a topic that was created again has another one
     * @param ends of every partition of these topics
     */
    record Log(Map<String, String> topicIds, Map<TopicPartition, Long> ends) {}

    /** @throws DependencyUnavailableException if the broker does not answer within three seconds, or refuses to */
    Log read() {
        try {
            TopicEnds broker = new TopicEnds(admin(), TIMEOUT);
            Map<String, String> ids = new HashMap<>();
            List<TopicPartition> partitions = new ArrayList<>();
            broker.existing(topics).forEach((name, topic) -> {
                ids.put(name, topic.topicId().toString());
                partitions.addAll(TopicEnds.partitions(topic));
            });
            return new Log(Map.copyOf(ids), broker.committedEnds(partitions));
        } catch (KafkaException e) {
            throw new DependencyUnavailableException(Dependency.KAFKA, trouble(e), Duration.ofSeconds(2), e);
        }
    }

    /** For the user: missing rights and wrong credentials are no outage. */
    static String trouble(KafkaException failure) {
        return failure instanceof AuthorizationException || failure instanceof AuthenticationException
                ? "Kafka refuses to answer: " + failure.getClass().getSimpleName() + ": " + failure.getMessage()
                : "Kafka does not answer";
    }

    // Created on first use: a host name that does not resolve yet must not stop the API from starting.
    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(config);
        }
        return admin;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
        }
    }
}
