package io.shopstream.streams.runtime;

import io.shopstream.schemas.topic.Topics;
import io.shopstream.streams.flow.Outputs;
import io.shopstream.streams.flow.Retention;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What Kafka Streams needs to know to run here.
 *
 * @param partitions of every topic
 * @param stateDirectory where local stores live; may be lost at the price of a restore from the changelogs
 * @param applicationServer {@code host:port} at which other instances can ask this one; null if it is alone
 * @param standbys copies of every store on other instances, kept up to date there
 * @param mostStandbyLag records a standby may be behind its changelog and still be read
 * @param cacheBytes heap for record caches, all threads together
 * @param rocksDbBytes native memory for all stores together
 */
public record EngineSettings(
        String bootstrapServers,
        URI registry,
        String topicPrefix,
        int partitions,
        Path stateDirectory,
        @Nullable String applicationServer,
        int threads,
        int standbys,
        long mostStandbyLag,
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
        return Topics.of(topicPrefix, partitions);
    }
}
