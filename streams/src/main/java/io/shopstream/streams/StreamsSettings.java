package io.shopstream.streams;

import io.shopstream.schemas.topic.Topics;
import io.shopstream.streams.flow.Outputs;
import io.shopstream.streams.flow.Retention;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the streams service; each is one environment variable, named in {@code streams.yaml} beside its default.
 *
 * @param kafka bootstrap servers
 * @param registry root of the Confluent API of the schema registry
 * @param topicPrefix before every topic, group and application id; usually empty
 * @param partitions of every topic; the same for all services, and fixed when the topics are made
 * @param currency what queries that name none are answered in
 * @param stateDir where local stores live; losing it costs a restore, nothing else
 * @param applicationServer {@code host:port} at which other instances can ask this one, empty if it is alone. Any of
 *     several answers for all: it asks the others for the partitions they own. Several without addresses share the work of
 *     the topology, but none of them answers
 * @param threads stream threads; more than nine times the order topic's partitions would idle
 * @param standbys copies of every store that other instances keep up to date, to answer from and to take over with when
 *     an instance is lost; 0 for none. Wants as many instances more
 * @param standbyMaxLag records a standby may be behind its changelog and still be answered from, marked stale
 * @param cacheSize heap for record caches, all threads together
 * @param rocksdbMemory native memory of all stores together
 * @param retentionMinutes how long minute panes are kept, null for ever: see {@code Retention}
 * @param retentionHours how long hour panes and visits are kept, null for ever; not shorter than the minutes
 * @param retentionOrders how long last versions of orders are kept, null for ever
 * @param generation tells a changed topology's application id from its predecessor's, so that both can run side by side:
 *     letters and digits, empty for the first; see {@code infra/adr/026-generations.md}
 * @param outputs whether results are written: {@code on}, {@code off} while another generation writes them, or
 *     {@code republish} to write everything once more when taking over
 */
@ConfigurationProperties("shopstream")
public record StreamsSettings(
        String kafka,
        URI registry,
        String topicPrefix,
        int partitions,
        String currency,
        Path stateDir,
        String applicationServer,
        int threads,
        int standbys,
        long standbyMaxLag,
        DataSize cacheSize,
        DataSize rocksdbMemory,
        @Nullable Duration retentionMinutes,
        @Nullable Duration retentionHours,
        @Nullable Duration retentionOrders,
        String generation,
        Outputs outputs) {

    // The longest rolling window, and what a clock may be behind.
    private static final Duration MIN_RETENTION = Duration.ofHours(25);
    private static final DataSize SMALLEST_ROCKSDB_MEMORY = DataSize.ofMegabytes(8);

    public StreamsSettings {
        require(!kafka.isBlank(), "shopstream.kafka (SHOPSTREAM_KAFKA) must name a broker, such as 127.0.0.1:9092");
        require(
                "http".equals(registry.getScheme()) || "https".equals(registry.getScheme()),
                "shopstream.registry (SHOPSTREAM_REGISTRY) must be an http or https address");
        require(
                topicPrefix.matches("[a-zA-Z0-9.-]*"),
                "shopstream.topic-prefix (SHOPSTREAM_TOPIC_PREFIX) may hold letters, digits, dots and hyphens only");
        require(
                partitions >= 1 && partitions <= Topics.MAX_PARTITIONS,
                "shopstream.partitions (SHOPSTREAM_PARTITIONS) must be 1 to " + Topics.MAX_PARTITIONS);
        require(
                currency.matches("[A-Z]{3}"),
                "shopstream.currency (SHOPSTREAM_CURRENCY) must be an ISO 4217 code, such as USD");
        require(
                !stateDir.toString().isBlank(),
                "shopstream.state-dir (SHOPSTREAM_STATE_DIR) must name a directory that survives restarts");
        require(
                applicationServer.isEmpty() || applicationServer.matches(".+:[0-9]+"),
                "shopstream.application-server (SHOPSTREAM_STREAMS_SERVER) must be host:port or empty");
        require(
                generation.matches("[a-zA-Z0-9]*"),
                "shopstream.generation (SHOPSTREAM_STREAMS_GENERATION) may hold letters and digits only");
        require(threads >= 1 && threads <= 64, "shopstream.threads (SHOPSTREAM_STREAMS_THREADS) must be 1 to 64");
        require(standbys >= 0 && standbys <= 8, "shopstream.standbys (SHOPSTREAM_STREAMS_STANDBYS) must be 0 to 8");
        require(
                standbys == 0 || !applicationServer.isEmpty(),
                "shopstream.standbys (SHOPSTREAM_STREAMS_STANDBYS) wants shopstream.application-server"
                        + " (SHOPSTREAM_STREAMS_SERVER) to be set: without it nobody could ask a standby");
        require(
                standbyMaxLag >= 0,
                "shopstream.standby-max-lag (SHOPSTREAM_STREAMS_STANDBY_MAX_LAG) must be a number of records");
        require(cacheSize.toBytes() >= 0, "shopstream.cache-size (SHOPSTREAM_STREAMS_CACHE) must not be negative");
        require(
                rocksdbMemory.compareTo(SMALLEST_ROCKSDB_MEMORY) >= 0,
                "shopstream.rocksdb-memory (SHOPSTREAM_ROCKSDB_MEMORY) must be at least 8MB");
        requireRetention(retentionMinutes, "retention-minutes", "SHOPSTREAM_RETENTION_MINUTES");
        requireRetention(retentionHours, "retention-hours", "SHOPSTREAM_RETENTION_HOURS");
        requireRetention(retentionOrders, "retention-orders", "SHOPSTREAM_RETENTION_ORDERS");
        require(
                Retention.isAtLeast(retentionHours, retentionMinutes),
                "shopstream.retention-hours (SHOPSTREAM_RETENTION_HOURS) must be empty or at least as long as"
                        + " shopstream.retention-minutes (SHOPSTREAM_RETENTION_MINUTES): raise it, or lower the other");
    }

    private static void requireRetention(@Nullable Duration kept, String key, String variable) {
        require(
                kept == null || kept.compareTo(MIN_RETENTION) >= 0,
                "shopstream." + key + " (" + variable + ") must be at least 25h, or empty to keep for ever");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
