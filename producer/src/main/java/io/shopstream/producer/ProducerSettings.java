package io.shopstream.producer;

import io.shopstream.producer.capture.CaptureSettings;
import io.shopstream.producer.catalogue.maker.CatalogueFactory;
import io.shopstream.producer.database.DatabaseAddress;
import io.shopstream.producer.faults.FaultPlan;
import io.shopstream.producer.live.ShopPlan;
import io.shopstream.producer.simulator.time.HistorySize;
import io.shopstream.producer.simulator.time.OrderRate;
import io.shopstream.schemas.topic.Topics;
import java.net.URI;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the producer. An invalid one fails the start with a message that names the key and the remedy.
 *
 * @param kafka bootstrap servers
 * @param registry base URL of the schema registry's Confluent API
 * @param topicPrefix prefix of every topic; empty for the public names
 * @param partitions of every topic; the same for all services, and fixed once the topics are created
 * @param replication replicas that topics get when they are created; -1 for the broker's default
 * @param currency ISO 4217 code with two decimal places, the currency of the simulated shop
 * @param ordersPerSecond see {@link OrderRate#parse}; changeable while running
 * @param history size of the history generated for a new shop: none, small or full
 * @param faults see {@link FaultPlan#parse}; empty for none
 */
@ConfigurationProperties("shopstream")
record ProducerSettings(
        String kafka,
        URI registry,
        String topicPrefix,
        int partitions,
        int replication,
        String currency,
        String ordersPerSecond,
        String history,
        String faults,
        Database shopDatabase,
        Capture capture,
        SimulatorSettings simulator) {

    ProducerSettings {
        require(!kafka.isBlank(), "kafka", "must name the Kafka brokers as host:port");
        require(
                registry.getScheme() != null && registry.getScheme().startsWith("http"),
                "registry",
                "must be an http address such as http://127.0.0.1:8081/apis/ccompat/v7");
        require(
                topicPrefix.matches("[a-zA-Z0-9.-]*"),
                "topic-prefix",
                "must consist of letters, digits, dots and hyphens");
        require(
                partitions >= 1 && partitions <= Topics.MAX_PARTITIONS,
                "partitions",
                "must lie between 1 and " + Topics.MAX_PARTITIONS);
        require(
                Topics.isReplication(replication),
                "replication",
                "must be a number of replicas from 1, or -1 for the broker's default");
        require(isCurrency(currency), "currency", "must be an ISO 4217 code with two decimal places, such as USD");
        parsed("orders-per-second", () -> OrderRate.parse(ordersPerSecond));
        parsed("history", () -> HistorySize.ofCode(history));
        parsed("faults", () -> FaultPlan.parse(faults));
    }

    ShopPlan shop() {
        return new ShopPlan(
                simulator.seed(),
                currency,
                simulator.categories(),
                simulator.products(),
                simulator.users(),
                simulator.campaigns(),
                HistorySize.ofCode(history),
                OrderRate.parse(simulator.pastRate()),
                FaultPlan.parse(faults),
                OrderRate.parse(ordersPerSecond));
    }

    static void require(boolean valid, String key, String expectation) {
        if (!valid) {
            String variable = "SHOPSTREAM_"
                    + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
            throw new IllegalArgumentException("shopstream." + key + " " + expectation + "; set it or " + variable);
        }
    }

    private static void parsed(String key, Runnable parse) {
        try {
            parse.run();
        } catch (IllegalArgumentException e) {
            require(false, key, String.valueOf(e.getMessage()));
        }
    }

    private static boolean isCurrency(String code) {
        try {
            return Currency.getInstance(code).getDefaultFractionDigits() == 2;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The operational database. The user owns the schema and needs the replication privilege for change capture. */
    record Database(String url, String user, @Nullable String password) {
        Database {
            require(
                    url.startsWith("jdbc:postgresql:"),
                    "shop-database.url",
                    "must be like jdbc:postgresql://host:port/shop");
            require(!user.isBlank(), "shop-database.user", "must name a role");
        }

        DatabaseAddress address() {
            return new DatabaseAddress(url, user, password);
        }

        /** Omits the password and the URL's parameters, which may contain one. */
        @Override
        public String toString() {
            return url.replaceFirst("\\?.*", "") + " as " + user;
        }
    }

    /**
     * Change capture of the shop database.
     *
     * @param enabled false if another producer captures the database
     * @param slot name of the replication slot, unique in the database cluster
     */
    record Capture(boolean enabled, String slot) {
        Capture {
            require(CaptureSettings.isSlotName(slot), "capture.slot", CaptureSettings.SLOT_RULE);
        }
    }

    /**
     * The simulated shop.
     *
     * @param enabled false starts the service without simulated traffic
     * @param seed of the random generator; another seed gives another shop with other ids
     * @param pastRate orders per second that a new shop's small history leads to
     */
    record SimulatorSettings(
            boolean enabled, long seed, int users, int categories, int products, int campaigns, String pastRate) {
        private static final int MAX = 1_000_000;
        private static final double MAX_PAST_RATE = 5;

        SimulatorSettings {
            requireCount(users, MAX, "users");
            requireCount(categories, CatalogueFactory.MAX_CATEGORIES, "categories");
            requireCount(products, MAX, "products");
            requireCount(campaigns, 365, "campaigns");
            require(isPastRate(pastRate), "simulator.past-rate", "must be a number above 0, at most 5");
        }

        private static boolean isPastRate(String text) {
            try {
                OrderRate rate = OrderRate.parse(text);
                return !rate.isPaused() && rate.perSecond() <= MAX_PAST_RATE;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        private static void requireCount(int count, int max, String key) {
            require(count >= 1 && count <= max, "simulator." + key, "must lie between 1 and " + max);
        }
    }
}
