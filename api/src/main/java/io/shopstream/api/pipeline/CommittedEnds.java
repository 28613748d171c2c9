package io.shopstream.api.pipeline;

import io.shopstream.api.dependency.Dependency;
import io.shopstream.api.dependency.DependencyUnavailableException;
import io.shopstream.schemas.topic.TopicEnds;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads the end offsets of topics for read_committed consumers. Topics that do not exist yet are left out. */
final class CommittedEnds implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final Map<String, Object> config;
    private final Collection<String> topics;
    private @Nullable Admin admin;

    CommittedEnds(String bootstrapServers, Collection<String> topics) {
        this.topics = topics;
        this.config = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.CLIENT_ID_CONFIG,
                "shop-api-lag",
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) TIMEOUT.toMillis(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) TIMEOUT.toMillis());
    }

    /** @throws DependencyUnavailableException if the broker does not answer within three seconds */
    Map<TopicPartition, Long> read() {
        try {
            TopicEnds ends = new TopicEnds(admin(), TIMEOUT);
            return ends.committedEnds(ends.existingPartitions(topics));
        } catch (KafkaException e) {
            throw new DependencyUnavailableException(
                    Dependency.KAFKA, "Kafka does not answer", Duration.ofSeconds(2), e);
        }
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
