package io.shopstream.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.producer.ProducerSettings.SimulatorSettings;
import io.shopstream.producer.simulator.time.OrderRate;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

class ProducerSettingsTest {
    @Test
    void shouldHaveTheDocumentedDefaults() throws IOException {
        ProducerSettings settings = bind(Map.of());
        assertThat(settings)
                .isEqualTo(new ProducerSettings(
                        "127.0.0.1:9092",
                        URI.create("http://127.0.0.1:8081/apis/ccompat/v7"),
                        "",
                        4,
                        -1,
                        "USD",
                        OrderRate.DEFAULT_TEXT,
                        "small",
                        "",
                        new ProducerSettings.Database("jdbc:postgresql://127.0.0.1:15432/shop", "postgres", ""),
                        new ProducerSettings.Capture(true, "shopstream"),
                        new SimulatorSettings(true, 42, 20_000, 40, 2_000, 60, "0.5")));
        assertThat(settings.shop().rate()).isEqualTo(OrderRate.DEFAULT);
        assertThat(settings.shop().pastRate()).isEqualTo(OrderRate.DEFAULT);
    }

    @Test
    void shouldReadEverySettingFromItsVariable() throws IOException {
        Map<String, Object> variables = new HashMap<>();
        variables.put("SHOPSTREAM_KAFKA", "kafka:9093");
        variables.put("SHOPSTREAM_REGISTRY", "https://registry/api");
        variables.put("SHOPSTREAM_TOPIC_PREFIX", "dev.");
        variables.put("SHOPSTREAM_PARTITIONS", "1");
        variables.put("SHOPSTREAM_REPLICATION", "3");
        variables.put("SHOPSTREAM_CURRENCY", "EUR");
        variables.put("SHOPSTREAM_ORDERS_PER_SECOND", "max");
        variables.put("SHOPSTREAM_HISTORY", "full");
        variables.put("SHOPSTREAM_FAULTS", "late=1%");
        variables.put("SHOPSTREAM_SHOP_DATABASE_URL", "jdbc:postgresql://db/other");
        variables.put("SHOPSTREAM_SHOP_DATABASE_USER", "owner");
        variables.put("SHOPSTREAM_SHOP_DATABASE_PASSWORD", "secret");
        variables.put("SHOPSTREAM_CAPTURE_ENABLED", "false");
        variables.put("SHOPSTREAM_CAPTURE_SLOT", "mine");
        variables.put("SHOPSTREAM_SIMULATOR_ENABLED", "false");
        variables.put("SHOPSTREAM_SIMULATOR_SEED", "7");
        variables.put("SHOPSTREAM_SIMULATOR_USERS", "1");
        variables.put("SHOPSTREAM_SIMULATOR_CATEGORIES", "2");
        variables.put("SHOPSTREAM_SIMULATOR_PRODUCTS", "3");
        variables.put("SHOPSTREAM_SIMULATOR_CAMPAIGNS", "4");
        variables.put("SHOPSTREAM_SIMULATOR_PAST_RATE", "0.25");
        assertThat(bind(variables))
                .isEqualTo(new ProducerSettings(
                        "kafka:9093",
                        URI.create("https://registry/api"),
                        "dev.",
                        1,
                        3,
                        "EUR",
                        "max",
                        "full",
                        "late=1%",
                        new ProducerSettings.Database("jdbc:postgresql://db/other", "owner", "secret"),
                        new ProducerSettings.Capture(false, "mine"),
                        new SimulatorSettings(false, 7, 1, 2, 3, 4, "0.25")));
        assertThat(bind(variables).toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "SHOPSTREAM_KAFKA, ' ', shopstream.kafka must name the Kafka brokers",
        "SHOPSTREAM_REGISTRY, nowhere, shopstream.registry must be an http address",
        "SHOPSTREAM_TOPIC_PREFIX, a b, shopstream.topic-prefix must consist of",
        "SHOPSTREAM_PARTITIONS, 0, shopstream.partitions must lie between 1 and 64",
        "SHOPSTREAM_REPLICATION, 0, shopstream.replication must be a number of replicas from 1",
        "SHOPSTREAM_CURRENCY, JPY, shopstream.currency must be an ISO 4217 code with two decimal places",
        "SHOPSTREAM_CURRENCY, gold, shopstream.currency must be",
        "SHOPSTREAM_ORDERS_PER_SECOND, -3, shopstream.orders-per-second must be a number from 0",
        "SHOPSTREAM_HISTORY, long, 'shopstream.history must be none, small or full'",
        "SHOPSTREAM_FAULTS, lost=1%, shopstream.faults has no fault \"lost\"",
        "SHOPSTREAM_SHOP_DATABASE_URL, db, shopstream.shop-database.url must be like jdbc:postgresql:",
        "SHOPSTREAM_SHOP_DATABASE_USER, ' ', shopstream.shop-database.user must name a role",
        "SHOPSTREAM_CAPTURE_SLOT, Mine, shopstream.capture.slot must consist of 1 to 63 lower case letters",
        "SHOPSTREAM_SIMULATOR_USERS, 0, shopstream.simulator.users must lie between 1 and 1000000",
        "SHOPSTREAM_SIMULATOR_CATEGORIES, 41, shopstream.simulator.categories must lie between 1 and 40",
        "SHOPSTREAM_SIMULATOR_PRODUCTS, 0, shopstream.simulator.products must lie between",
        "SHOPSTREAM_SIMULATOR_CAMPAIGNS, 366, shopstream.simulator.campaigns must lie between",
        "SHOPSTREAM_SIMULATOR_PAST_RATE, 0, 'shopstream.simulator.past-rate must be a number above 0, at most 5'",
        "SHOPSTREAM_SIMULATOR_PAST_RATE, max, shopstream.simulator.past-rate must be a number above 0"
    })
    void shouldNameTheKeyAndTheRemedyOfAnInvalidValue(String variable, String value, String message) {
        assertThatThrownBy(() -> bind(Map.of(variable, value)))
                .rootCause()
                .hasMessageContaining(message)
                .hasMessageEndingWith("set it or " + variable);
    }

    private static ProducerSettings bind(Map<String, Object> variables) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("variables", variables));
        new YamlPropertySourceLoader()
                .load("producer", new ClassPathResource("producer.yaml"))
                .forEach(environment.getPropertySources()::addLast);
        return Binder.get(environment)
                .bind("shopstream", ProducerSettings.class)
                .get();
    }
}
