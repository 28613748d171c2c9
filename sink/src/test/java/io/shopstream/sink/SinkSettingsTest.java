package io.shopstream.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.sink.housekeeping.RetainedData;
import io.shopstream.sink.housekeeping.RetentionPeriod;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SinkSettingsTest {

    @Test
    void shouldHaveTheDocumentedDefaults() {
        SinkSettings settings = bind(Map.of());

        assertThat(settings)
                .isEqualTo(new SinkSettings(
                        "127.0.0.1:9092",
                        URI.create("http://127.0.0.1:8081/apis/ccompat/v7"),
                        "",
                        4,
                        -1,
                        List.of(URI.create("http://127.0.0.1:8082")),
                        new SinkSettings.Warehouse(
                                "jdbc:postgresql://127.0.0.1:15432/warehouse", "shop_sink", null, "postgres", null),
                        new SinkSettings.Sink(20_000, new SinkSettings.Retention("", "", "", "")),
                        new SinkSettings.Quality(Duration.ofMinutes(15), Duration.ofSeconds(20))));
    }

    @Test
    void shouldMapEveryKeyAndMaskSecrets() {
        SinkSettings settings = bind(Map.ofEntries(
                Map.entry("shopstream.kafka", "broker:1"),
                Map.entry("shopstream.registry", "https://registry"),
                Map.entry("shopstream.topic-prefix", "x-"),
                Map.entry("shopstream.partitions", "6"),
                Map.entry("shopstream.replication", "3"),
                Map.entry("shopstream.warehouse.url", "jdbc:postgresql://db/w?user=someone&ssl=true"),
                Map.entry("shopstream.warehouse.user", "loader"),
                Map.entry("shopstream.warehouse.password", "secret-1"),
                Map.entry("shopstream.warehouse.owner-user", "owner"),
                Map.entry("shopstream.warehouse.owner-password", "secret-2"),
                Map.entry("shopstream.sink.retention.orders", "24mo"),
                Map.entry("shopstream.sink.retention.events", "90d"),
                Map.entry("shopstream.sink.retention.rejected", "1d"),
                Map.entry("shopstream.sink.retention.audit", "13mo"),
                Map.entry("shopstream.sink.max-records", "7"),
                Map.entry("shopstream.quality.every", "30"),
                Map.entry("shopstream.quality.patience", "5")));

        assertThat(settings.kafka()).isEqualTo("broker:1");
        assertThat(settings.registry()).isEqualTo(URI.create("https://registry"));
        assertThat(settings.topicPrefix()).isEqualTo("x-");
        assertThat(settings.partitions()).isEqualTo(6);
        assertThat(settings.replication()).isEqualTo(3);
        assertThat(settings.warehouse().loader().url()).isEqualTo("jdbc:postgresql://db/w?ssl=true");
        assertThat(settings.warehouse().loader().user()).isEqualTo("loader");
        assertThat(settings.warehouse().loader().password()).isEqualTo("secret-1");
        assertThat(settings.warehouse().owner().user()).isEqualTo("owner");
        assertThat(settings.warehouse().owner().password()).isEqualTo("secret-2");
        assertThat(settings.sink().maxRecords()).isEqualTo(7);
        assertThat(settings.sink().retention().policy())
                .isEqualTo(Map.of(
                        RetainedData.ORDERS, new RetentionPeriod(24, RetentionPeriod.Unit.MONTHS),
                        RetainedData.EVENTS, new RetentionPeriod(90, RetentionPeriod.Unit.DAYS),
                        RetainedData.REJECTED, new RetentionPeriod(1, RetentionPeriod.Unit.DAYS),
                        RetainedData.AUDIT, new RetentionPeriod(13, RetentionPeriod.Unit.MONTHS)));
        assertThat(settings.quality())
                .isEqualTo(new SinkSettings.Quality(Duration.ofMinutes(30), Duration.ofSeconds(5)));
        assertThat(settings.toString()).contains("password=***").doesNotContain("secret-1", "secret-2");
    }

    @ParameterizedTest
    @CsvSource({
        "shopstream.kafka, ' ', SHOPSTREAM_KAFKA",
        "shopstream.registry, registry:8081, SHOPSTREAM_REGISTRY",
        "shopstream.streams, streams:8082, SHOPSTREAM_STREAMS",
        "shopstream.warehouse.url, jdbc:mysql://db, SHOPSTREAM_WAREHOUSE_URL",
        "shopstream.warehouse.user, ' ', SHOPSTREAM_WAREHOUSE_USER",
        "shopstream.warehouse.owner-user, ' ', SHOPSTREAM_WAREHOUSE_OWNER_USER",
        "shopstream.sink.max-records, 0, SHOPSTREAM_SINK_MAX_RECORDS",
        "shopstream.sink.retention.orders, 2 years, SHOPSTREAM_SINK_RETENTION_ORDERS",
        "shopstream.sink.retention.events, 0d, SHOPSTREAM_SINK_RETENTION_EVENTS",
        "shopstream.sink.retention.rejected, 30, SHOPSTREAM_SINK_RETENTION_REJECTED",
        "shopstream.sink.retention.audit, ever, SHOPSTREAM_SINK_RETENTION_AUDIT",
        "shopstream.quality.every, 5s, SHOPSTREAM_QUALITY_EVERY",
        "shopstream.quality.patience, 0, SHOPSTREAM_QUALITY_PATIENCE"
    })
    void shouldNameTheKeyAndTheRemedyOfABadValue(String key, String value, String variable) {
        assertThatThrownBy(() -> bind(Map.of(key, value)))
                .rootCause()
                .hasMessageContaining(key)
                .hasMessageContaining(variable);
    }

    private static SinkSettings bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("shopstream", SinkSettings.class);
    }
}
