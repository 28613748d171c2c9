package io.shopstream.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.streams.topology.Outputs;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.unit.DataSize;

class StreamsSettingsTest {
    @Test
    void shouldHaveDefaults() throws Exception {
        assertThat(settings(Map.of()))
                .isEqualTo(new StreamsSettings(
                        "127.0.0.1:9092",
                        URI.create("http://127.0.0.1:8081/apis/ccompat/v7"),
                        "",
                        4,
                        -1,
                        "USD",
                        Path.of(".shopstream/streams"),
                        "",
                        2,
                        0,
                        10_000,
                        DataSize.ofMegabytes(32),
                        DataSize.ofMegabytes(128),
                        null,
                        null,
                        null,
                        "",
                        Outputs.ON));
    }

    @Test
    void shouldTakeEveryEnvironmentVariable() throws Exception {
        Map<String, Object> environment = new HashMap<>(Map.of(
                "SHOPSTREAM_KAFKA", "broker:1",
                "SHOPSTREAM_REGISTRY", "https://registry",
                "SHOPSTREAM_TOPIC_PREFIX", "test-",
                "SHOPSTREAM_PARTITIONS", "12",
                "SHOPSTREAM_CURRENCY", "GBP",
                "SHOPSTREAM_STATE_DIR", "/state",
                "SHOPSTREAM_STREAMS_SERVER", "host:8082",
                "SHOPSTREAM_STREAMS_THREADS", "3",
                "SHOPSTREAM_STREAMS_CACHE", "1MB",
                "SHOPSTREAM_ROCKSDB_MEMORY", "9MB"));
        environment.put("SHOPSTREAM_REPLICATION", "3");
        environment.put("SHOPSTREAM_STREAMS_STANDBYS", "2");
        environment.put("SHOPSTREAM_STREAMS_STANDBY_MAX_LAG", "500");
        environment.put("SHOPSTREAM_RETENTION_MINUTES", "30d");
        environment.put("SHOPSTREAM_RETENTION_HOURS", "60d");
        environment.put("SHOPSTREAM_RETENTION_ORDERS", "25h");
        environment.put("SHOPSTREAM_STREAMS_GENERATION", "2b");
        environment.put("SHOPSTREAM_STREAMS_OUTPUTS", "republish");

        assertThat(settings(environment))
                .isEqualTo(new StreamsSettings(
                        "broker:1",
                        URI.create("https://registry"),
                        "test-",
                        12,
                        3,
                        "GBP",
                        Path.of("/state"),
                        "host:8082",
                        3,
                        2,
                        500,
                        DataSize.ofMegabytes(1),
                        DataSize.ofMegabytes(9),
                        Duration.ofDays(30),
                        Duration.ofDays(60),
                        Duration.ofHours(25),
                        "2b",
                        Outputs.REPUBLISH));
    }

    @ParameterizedTest
    @CsvSource({
        "SHOPSTREAM_KAFKA,' '",
        "SHOPSTREAM_REGISTRY,registry:8081",
        "SHOPSTREAM_TOPIC_PREFIX,a_b",
        "SHOPSTREAM_PARTITIONS,0",
        "SHOPSTREAM_PARTITIONS,65",
        "SHOPSTREAM_REPLICATION,0",
        "SHOPSTREAM_CURRENCY,dollar",
        "SHOPSTREAM_STREAMS_SERVER,host",
        "SHOPSTREAM_STREAMS_THREADS,0",
        "SHOPSTREAM_STREAMS_STANDBYS,1",
        "SHOPSTREAM_STREAMS_STANDBYS,9",
        "SHOPSTREAM_STREAMS_STANDBY_MAX_LAG,-1",
        "SHOPSTREAM_ROCKSDB_MEMORY,1MB",
        "SHOPSTREAM_RETENTION_MINUTES,24h",
        "SHOPSTREAM_RETENTION_HOURS,-1d",
        "SHOPSTREAM_RETENTION_ORDERS,60",
        "SHOPSTREAM_STREAMS_GENERATION,a.b"
    })
    void shouldNameTheSettingThatIsWrong(String variable, String value) {
        assertThatThrownBy(() -> settings(Map.of(variable, value))).rootCause().hasMessageContaining(variable);
    }

    @Test
    void shouldKeepHoursAtLeastAsLongAsMinutes() {
        assertThatThrownBy(() -> settings(Map.of("SHOPSTREAM_RETENTION_HOURS", "30d")))
                .rootCause()
                .hasMessageContaining("SHOPSTREAM_RETENTION_HOURS")
                .hasMessageContaining("SHOPSTREAM_RETENTION_MINUTES");
        assertThatCode(() -> settings(Map.of("SHOPSTREAM_RETENTION_MINUTES", "30d")))
                .doesNotThrowAnyException();
    }

    private static StreamsSettings settings(Map<String, Object> variables) throws Exception {
        StandardEnvironment environment = new StandardEnvironment();
        // Only variables set by the test, not those of the machine.
        List.copyOf(environment.getPropertySources().stream().toList())
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment.getPropertySources().addLast(new MapPropertySource("test", new HashMap<>(variables)));
        for (PropertySource<?> yaml :
                new YamlPropertySourceLoader().load("streams.yaml", new ClassPathResource("streams.yaml"))) {
            environment.getPropertySources().addLast(yaml);
        }
        return Binder.get(environment).bind("shopstream", StreamsSettings.class).get();
    }
}
