package io.shopstream.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

class ApiSettingsTest {

    /** Reads api.yaml with the given environment variables only. */
    private static ApiSettings settings(Map<String, String> variables) {
        try {
            StandardEnvironment environment = new StandardEnvironment();
            environment
                    .getPropertySources()
                    .forEach(source -> environment.getPropertySources().remove(source.getName()));
            environment.getPropertySources().addLast(new MapPropertySource("variables", new HashMap<>(variables)));
            new YamlPropertySourceLoader()
                    .load("api.yaml", new ClassPathResource("api.yaml"))
                    .forEach(environment.getPropertySources()::addLast);
            return Binder.get(environment).bind("shopstream", ApiSettings.class).get();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shouldUseThisMachineByDefault() {
        assertThat(settings(Map.of()))
                .isEqualTo(new ApiSettings(
                        List.of(URI.create("http://127.0.0.1:8082")),
                        URI.create("http://127.0.0.1:8083"),
                        URI.create("http://127.0.0.1:8084"),
                        new ApiSettings.Jdbc("jdbc:postgresql://127.0.0.1:15432/warehouse", "shop_api", ""),
                        "127.0.0.1:9092",
                        URI.create("http://127.0.0.1:8081/apis/ccompat/v7"),
                        "",
                        "USD"));
    }

    @Test
    void shouldTakeEveryKeyFromItsEnvironmentVariable() {
        assertThat(settings(Map.of(
                        "SHOPSTREAM_STREAMS", "http://streams:1,https://more:2",
                        "SHOPSTREAM_PRODUCER", "http://producer:5",
                        "SHOPSTREAM_SINK_URL", "http://sink:6",
                        "SHOPSTREAM_WAREHOUSE_URL", "jdbc:postgresql://db:2/w",
                        "SHOPSTREAM_WAREHOUSE_USER", "reader",
                        "SHOPSTREAM_WAREHOUSE_PASSWORD", "secret",
                        "SHOPSTREAM_KAFKA", "kafka:3",
                        "SHOPSTREAM_REGISTRY", "https://registry:4/v7",
                        "SHOPSTREAM_TOPIC_PREFIX", "two-",
                        "SHOPSTREAM_CURRENCY", "GBP")))
                .isEqualTo(new ApiSettings(
                        List.of(URI.create("http://streams:1"), URI.create("https://more:2")),
                        URI.create("http://producer:5"),
                        URI.create("http://sink:6"),
                        new ApiSettings.Jdbc("jdbc:postgresql://db:2/w", "reader", "secret"),
                        "kafka:3",
                        URI.create("https://registry:4/v7"),
                        "two-",
                        "GBP"));
    }

    @ParameterizedTest
    @CsvSource({
        "SHOPSTREAM_STREAMS, streams:8082, shopstream.streams must be an http address",
        "SHOPSTREAM_STREAMS, '', shopstream.streams must name at least one",
        "SHOPSTREAM_STREAMS, 'http://a:1,b:2', shopstream.streams must be an http address",
        "SHOPSTREAM_PRODUCER, producer:8083, shopstream.producer must be an http address",
        "SHOPSTREAM_SINK_URL, sink:8084, shopstream.sink-url must be an http address",
        "SHOPSTREAM_REGISTRY, ftp://x, shopstream.registry must be an http address",
        "SHOPSTREAM_WAREHOUSE_URL, mysql://x, shopstream.warehouse.url must be like jdbc:postgresql:",
        "SHOPSTREAM_WAREHOUSE_USER, '', shopstream.warehouse.user must name a role",
        "SHOPSTREAM_KAFKA, broker, 'shopstream.kafka must be host:port'",
        "SHOPSTREAM_TOPIC_PREFIX, a_b, shopstream.topic-prefix may have letters",
        "SHOPSTREAM_CURRENCY, JPY, shopstream.currency must be an ISO 4217 code",
        "SHOPSTREAM_CURRENCY, usd, shopstream.currency must be an ISO 4217 code",
    })
    void shouldNameTheKeyOfABadValueAndItsRemedy(String variable, String value, String message) {
        assertThatThrownBy(() -> settings(Map.of(variable, value))).hasStackTraceContaining(message);
    }

    @Test
    void shouldHaveNoProducerWhenTheSettingIsEmpty() {
        assertThat(settings(Map.of("SHOPSTREAM_PRODUCER", "")).producer()).isNull();
    }

    @Test
    void shouldHaveNoSinkWhenTheSettingIsEmpty() {
        assertThat(settings(Map.of("SHOPSTREAM_SINK_URL", "")).sinkUrl()).isNull();
    }

    @Test
    void shouldNotShowThePassword() {
        ApiSettings settings = settings(Map.of(
                "SHOPSTREAM_WAREHOUSE_PASSWORD", "hunter2",
                "SHOPSTREAM_WAREHOUSE_URL", "jdbc:postgresql://db/w?password=hunter2"));
        assertThat(settings.toString()).doesNotContain("hunter2").contains("jdbc:postgresql://db/w as shop_api");
    }
}
