package io.shopstream.sink;

import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.housekeeping.RetainedData;
import io.shopstream.sink.housekeeping.RetentionPeriod;
import io.shopstream.sink.warehouse.WarehouseAddress;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * Settings of the sink, each from one environment variable (see {@code sink.yaml}).
 *
 * @param kafka bootstrap servers
 * @param registry base URL of the registry's Confluent API
 * @param topicPrefix put before every topic and consumer group
 * @param partitions number of partitions of every topic; the same for all services, fixed when the topics are created
 * @param streams base URLs of the streams instances, whose progress the quality checks query
 * @param sink settings of the load
 * @param quality settings of the quality checks
 */
@ConfigurationProperties("shopstream")
public record SinkSettings(
        @DefaultValue("127.0.0.1:9092") String kafka,

        @DefaultValue("http://127.0.0.1:8081/apis/ccompat/v7")
        URI registry,

        @DefaultValue("") String topicPrefix,
        @DefaultValue("4") int partitions,
        @DefaultValue("-1") int replication,
        @DefaultValue("http://127.0.0.1:8082") List<URI> streams,
        @DefaultValue Warehouse warehouse,
        @DefaultValue Sink sink,
        @DefaultValue Quality quality) {
    private static final int MAX_RECORDS = 500_000;

    public SinkSettings {
        requirePresent("shopstream.kafka", kafka, "SHOPSTREAM_KAFKA", "127.0.0.1:9092");
        require(
                isHttp(registry),
                "shopstream.registry must be an http or https address: set SHOPSTREAM_REGISTRY, such as"
                        + " http://127.0.0.1:8081/apis/ccompat/v7");
        require(
                partitions >= 1 && partitions <= Topics.MAX_PARTITIONS,
                "shopstream.partitions must lie between 1 and " + Topics.MAX_PARTITIONS
                        + ": set SHOPSTREAM_PARTITIONS");
        require(
                Topics.isReplication(replication),
                "shopstream.replication must be a number of replicas from 1, or -1 for the broker's default: set"
                        + " SHOPSTREAM_REPLICATION");
        require(
                !streams.isEmpty() && streams.stream().allMatch(SinkSettings::isHttp),
                "shopstream.streams must name at least one http or https address: set SHOPSTREAM_STREAMS, such as"
                        + " http://127.0.0.1:8082");
        streams = List.copyOf(streams);
    }

    private static boolean isHttp(URI address) {
        return "http".equals(address.getScheme()) || "https".equals(address.getScheme());
    }

    /**
     * The warehouse and its two users: one loads, the owner migrates.
     *
     * @param url JDBC URL; a user or password in it is ignored
     */
    public record Warehouse(
            @DefaultValue("jdbc:postgresql://127.0.0.1:15432/warehouse")
            String url,

            @DefaultValue("shop_sink") String user,
            @Nullable String password,
            @DefaultValue("postgres") String ownerUser,
            @Nullable String ownerPassword) {
        public Warehouse {
            require(
                    url.startsWith("jdbc:postgresql:"),
                    "shopstream.warehouse.url must begin with jdbc:postgresql: set SHOPSTREAM_WAREHOUSE_URL, such as"
                            + " jdbc:postgresql://127.0.0.1:15432/warehouse");
            requirePresent("shopstream.warehouse.user", user, "SHOPSTREAM_WAREHOUSE_USER", "shop_sink");
            requirePresent("shopstream.warehouse.owner-user", ownerUser, "SHOPSTREAM_WAREHOUSE_OWNER_USER", "postgres");
        }

        WarehouseAddress loader() {
            return new WarehouseAddress(url, user, password);
        }

        WarehouseAddress owner() {
            return new WarehouseAddress(url, ownerUser, ownerPassword);
        }

        @Override
        public String toString() {
            return "url=%s, user=%s, password=%s, owner-user=%s, owner-password=%s"
                    .formatted(loader().url(), user, masked(password), ownerUser, masked(ownerPassword));
        }
    }

    /**
     * @param maxRecords maximum number of records per transaction
     * @param retention the retention periods
     */
    public record Sink(
            @DefaultValue("20000") int maxRecords,
            @DefaultValue Retention retention) {
        public Sink {
            require(
                    maxRecords >= 1 && maxRecords <= MAX_RECORDS,
                    "shopstream.sink.max-records must lie between 1 and " + MAX_RECORDS
                            + ": set SHOPSTREAM_SINK_MAX_RECORDS");
        }
    }

    /**
     * The retention periods: days or months such as {@code 90d} or {@code 24mo}; empty keeps for ever.
     *
     * @param orders orders with their lines and status changes, by {@code placed_at}
     * @param events events, by {@code occurred_at}
     * @param rejected rejected records, by {@code rejected_at}
     * @param audit who changed what by the API, by {@code at}
     */
    public record Retention(
            @DefaultValue("") String orders,
            @DefaultValue("") String events,
            @DefaultValue("") String rejected,
            @DefaultValue("") String audit) {
        public Retention {
            requirePeriod("orders", orders);
            requirePeriod("events", events);
            requirePeriod("rejected", rejected);
            requirePeriod("audit", audit);
        }

        private static void requirePeriod(String data, String period) {
            try {
                parse(period);
            } catch (IllegalArgumentException e) {
                // Without the cause, because Spring shows the message of the innermost exception.
                throw new IllegalArgumentException(
                        ("shopstream.sink.retention.%s: %s: set SHOPSTREAM_SINK_RETENTION_%s,"
                                        + " or leave it empty to keep all")
                                .formatted(data, e.getMessage(), data.toUpperCase(Locale.ROOT)));
            }
        }

        private static Optional<RetentionPeriod> parse(String period) {
            return period.isBlank() ? Optional.empty() : Optional.of(RetentionPeriod.parse(period.strip()));
        }

        /** The retention periods by data; other data is kept for ever. */
        Map<RetainedData, RetentionPeriod> policy() {
            Map<RetainedData, RetentionPeriod> policy = new EnumMap<>(RetainedData.class);
            parse(orders).ifPresent(period -> policy.put(RetainedData.ORDERS, period));
            parse(events).ifPresent(period -> policy.put(RetainedData.EVENTS, period));
            parse(rejected).ifPresent(period -> policy.put(RetainedData.REJECTED, period));
            parse(audit).ifPresent(period -> policy.put(RetainedData.AUDIT, period));
            return policy;
        }
    }

    /**
     * @param every time from one run of the checks to the next, minutes if no unit is given; 0 for on demand only
     * @param patience how long a run waits for streams and the loaders, seconds if no unit is given; differences
     *     are not judged while they are behind
     */
    public record Quality(
            @DefaultValue("15m") @DurationUnit(ChronoUnit.MINUTES)
            Duration every,

            @DefaultValue("20s") @DurationUnit(ChronoUnit.SECONDS)
            Duration patience) {
        private static final Duration MIN = Duration.ofMinutes(1);

        public Quality {
            require(
                    every.isZero() || every.compareTo(MIN) >= 0,
                    "shopstream.quality.every must be 0 (on demand only) or at least 1m: set SHOPSTREAM_QUALITY_EVERY");
            require(
                    patience.isPositive(),
                    "shopstream.quality.patience must be more than 0: set SHOPSTREAM_QUALITY_PATIENCE");
        }
    }

    private static String masked(@Nullable String secret) {
        return secret == null || secret.isEmpty() ? "none" : "***";
    }

    private static void requirePresent(String key, String value, String variable, String example) {
        require(!value.isBlank(), key + " is empty: set " + variable + ", such as " + example);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
