package io.shopstream.streams;

import io.shopstream.schemas.money.ShopCurrencies;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.streams.topology.Outputs;
import io.shopstream.streams.topology.Retention;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the streams service. Each is one environment variable; {@code streams.yaml} lists them with their
 * defaults.
 *
 * @param kafka bootstrap servers
 * @param registry root URL of the schema registry's Confluent API
 * @param topicPrefix prefix of every topic, group and application id; usually empty
 * @param partitions partitions of every topic; the same in all services, and fixed once the topics exist
 * @param replication replicas that topics get when they are created, those of the stores' changelogs included; -1 for the
 *     broker's default
 * @param currency currency of queries that name none
 * @param stateDir directory of the local stores; without it, the next start restores them from their changelogs
 * @param applicationServer {@code host:port} at which other instances query this one; empty for a single instance. With
 *     addresses, any instance answers a query and asks the others for the partitions they own. Without them, several
 *     instances share the processing, but none of them can answer queries
 * @param threads stream threads; more than nine times the order topic's partitions would idle
 * @param standbys standby copies of every store on other instances; 0 for none. Standbys answer queries and take over
 *     when an instance fails. Needs that many more instances
 * @param standbyMaxLag records that a standby may lag behind its changelog and still answer queries, marked stale
 * @param cacheSize heap for the record caches of all threads together
 * @param rocksdbMemory native memory of all stores together
 * @param retentionMinutes retention of minute panes, null for ever; see {@code Retention}
 * @param retentionHours retention of hour panes and sessions, null for ever; not shorter than that of minutes
 * @param retentionOrders retention of the last versions of orders, null for ever
 * @param generation suffix of the application id, so that a changed topology can run beside its predecessor: letters
 *     and digits, empty for the first; see {@code infra/adr/026-generations.md}
 * @param outputs whether results are written: {@code on}; {@code off} while another generation writes them; or
 *     {@code republish} to write every stored result once more when taking over
 */
@ConfigurationProperties("shopstream")
public record StreamsSettings(
        String kafka,
        URI registry,
        String topicPrefix,
        int partitions,
        int replication,
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

    // The longest rolling window (24 h) plus an hour of clock skew.
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
                Topics.isReplication(replication),
                "shopstream.replication (SHOPSTREAM_REPLICATION) must be a number of replicas from 1, or -1 for the"
                        + " broker's default");
        require(
                ShopCurrencies.accepts(currency),
                "shopstream.currency (SHOPSTREAM_CURRENCY) must be " + ShopCurrencies.RULE);
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
                "shopstream.standbys (SHOPSTREAM_STREAMS_STANDBYS) requires shopstream.application-server"
                        + " (SHOPSTREAM_STREAMS_SERVER): without it, standbys cannot be queried");
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
                        + " shopstream.retention-minutes (SHOPSTREAM_RETENTION_MINUTES): raise the first or lower the"
                        + " second");
    }

    private static void requireRetention(@Nullable Duration retention, String key, String variable) {
        require(
                retention == null || retention.compareTo(MIN_RETENTION) >= 0,
                "shopstream." + key + " (" + variable + ") must be at least 25h, or empty to keep for ever");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
