package io.shopstream.streams.runtime;

import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.serde.RegistryConnection;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.streams.runtime.application.ApplicationId;
import io.shopstream.streams.topology.Outputs;
import io.shopstream.streams.topology.Retention;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the engine.
 *
 * @param partitions partitions of every topic
 * @param replication replicas of every topic, internal ones included, when it is created; see {@link Topics}
 * @param stateDirectory directory of the local stores; without it they are restored from the changelogs
 * @param applicationServer {@code host:port} at which other instances query this one; null for a single instance
 * @param standbys standby copies of every store on other instances
 * @param maxStandbyLag records that a standby may lag behind its changelog and still be read
 * @param cacheBytes heap for the record caches of all threads together
 * @param rocksDbBytes native memory for all stores together
 */
public record EngineSettings(
        KafkaConnection kafka,
        RegistryConnection registry,
        String topicPrefix,
        int partitions,
        int replication,
        Path stateDirectory,
        @Nullable String applicationServer,
        int threads,
        int standbys,
        long maxStandbyLag,
        long cacheBytes,
        long rocksDbBytes,
        Retention retention,
        String generation,
        Outputs outputs) {

    /** See {@link ApplicationId}. */
    public String applicationId() {
        return ApplicationId.of(topics(), generation);
    }

    Topics topics() {
        return Topics.of(topicPrefix, partitions).replicated(replication);
    }
}
