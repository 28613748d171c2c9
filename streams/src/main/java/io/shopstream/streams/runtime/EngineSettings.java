package io.shopstream.streams.runtime;

import io.shopstream.streams.flow.Retention;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What Kafka Streams needs to know to run here.
 *
 * @param stateDirectory where local stores live; may be lost at the price of a restore from the changelogs
 * @param applicationServer {@code host:port} told to other instances for queries, which nothing forwards yet; null for none
 * @param cacheBytes heap for record caches, all threads together
 * @param rocksDbBytes native memory for all stores together
 */
public record EngineSettings(
        String bootstrapServers,
        URI registry,
        String topicPrefix,
        Path stateDirectory,
        @Nullable String applicationServer,
        int threads,
        long cacheBytes,
        long rocksDbBytes,
        Retention retention) {}
