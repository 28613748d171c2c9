package io.shopstream.producer;

import io.shopstream.producer.catalogue.CatalogueFactory;
import io.shopstream.producer.simulator.OrderRate;
import java.net.URI;
import java.util.Currency;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Every setting of the producer. A bad one stops the start with a message that names the key and the remedy.
 *
 * @param kafka bootstrap servers
 * @param registry root of the Confluent API of the schema registry
 * @param topicPrefix before every topic; empty for the public names
 * @param currency ISO 4217, two decimal places: what the simulated shop sells in
 * @param ordersPerSecond see {@link OrderRate#parse}; changeable while running
 */
@ConfigurationProperties("shopstream")
record ProducerSettings(
        String kafka,
        URI registry,
        String topicPrefix,
        String currency,
        String ordersPerSecond,
        SimulatorSettings simulator) {

    ProducerSettings {
        require(!kafka.isBlank(), "kafka", "SHOPSTREAM_KAFKA", "must name the Kafka brokers as host:port");
        require(
                registry.getScheme() != null && registry.getScheme().startsWith("http"),
                "registry",
                "SHOPSTREAM_REGISTRY",
                "must be an http address such as http://127.0.0.1:8081/apis/ccompat/v7");
        require(
                topicPrefix.matches("[a-zA-Z0-9.-]*"),
                "topic-prefix",
                "SHOPSTREAM_TOPIC_PREFIX",
                "must consist of letters, digits, dots and hyphens");
        require(
                isCurrency(currency),
                "currency",
                "SHOPSTREAM_CURRENCY",
                "must be an ISO 4217 code with two decimal places, such as USD");
        require(
                isRate(ordersPerSecond),
                "orders-per-second",
                "SHOPSTREAM_ORDERS_PER_SECOND",
                "must be a number from 0 (pause) to 1000000, or max");
    }

    OrderRate rate() {
        return OrderRate.parse(ordersPerSecond);
    }

    static void require(boolean holds, String key, String variable, String expectation) {
        if (!holds) {
            throw new IllegalArgumentException("shopstream." + key + " " + expectation + "; set it or " + variable);
        }
    }

    private static boolean isCurrency(String code) {
        try {
            return Currency.getInstance(code).getDefaultFractionDigits() == 2;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isRate(String text) {
        try {
            OrderRate.parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * The simulated shop.
     *
     * @param enabled false leaves the service up but silent
     * @param seed another seed is another shop, with other ids
     */
    record SimulatorSettings(boolean enabled, long seed, int users, int categories, int products, int campaigns) {
        private static final int MOST = 1_000_000;

        SimulatorSettings {
            requireCount(users, MOST, "users");
            requireCount(categories, CatalogueFactory.MOST_CATEGORIES, "categories");
            requireCount(products, MOST, "products");
            requireCount(campaigns, 365, "campaigns");
        }

        private static void requireCount(int count, int most, String key) {
            require(
                    count >= 1 && count <= most,
                    "simulator." + key,
                    "SHOPSTREAM_SIMULATOR_" + key.toUpperCase(java.util.Locale.ROOT),
                    "must lie between 1 and " + most);
        }
    }
}
