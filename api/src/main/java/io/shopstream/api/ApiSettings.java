package io.shopstream.api;

import io.shopstream.schemas.money.ShopCurrencies;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the API, all under {@code shopstream.}; api.yaml names the environment variable of each key.
 *
 * @param streams roots of the query endpoints of streams instances: each instance answers for all, so if one fails the
 *     next is asked
 * @param producer root of the producer's HTTP endpoint; null if there is no producer, which is then not monitored (an
 *     empty setting becomes null)
 * @param sinkUrl root of the HTTP endpoint of a sink, which rebuilds tables; null if there is none, which is then not
 *     monitored (an empty setting becomes null)
 * @param warehouse address of the warehouse; its role reads everything, and writes keys, the audit and the answers to
 *     batches
 * @param kafka bootstrap servers
 * @param registry root of the schema registry's Confluent API
 * @param topicPrefix prefix of every topic and consumer group; empty for none
 * @param currency ISO 4217 code of the shop's own currency, the default of requests
 */
@ConfigurationProperties("shopstream")
public record ApiSettings(
        List<URI> streams,
        @Nullable URI producer,
        @Nullable URI sinkUrl,
        Jdbc warehouse,
        String kafka,
        URI registry,
        String topicPrefix,
        String currency) {

    /**
     * @throws IllegalArgumentException naming the key and what it should be
     */
    public ApiSettings {
        require(streams != null && !streams.isEmpty(), "shopstream.streams", "must name at least one http address");
        streams = List.copyOf(streams);
        streams.forEach(address -> requireHttp("shopstream.streams", address));
        producer = producer == null || producer.toString().isBlank() ? null : producer;
        if (producer != null) {
            requireHttp("shopstream.producer", producer);
        }
        sinkUrl = sinkUrl == null || sinkUrl.toString().isBlank() ? null : sinkUrl;
        if (sinkUrl != null) {
            requireHttp("shopstream.sink-url", sinkUrl);
        }
        requireHttp("shopstream.registry", registry);
        require(warehouse != null, "shopstream.warehouse.url", "must be set to a JDBC address");
        require(
                kafka != null && kafka.contains(":"),
                "shopstream.kafka",
                "must be host:port, or several separated by commas");
        topicPrefix = topicPrefix == null ? "" : topicPrefix;
        require(
                topicPrefix.matches("[a-zA-Z0-9.-]*"),
                "shopstream.topic-prefix",
                "may have letters, digits, dots and hyphens only");
        require(
                currency != null && ShopCurrencies.accepts(currency),
                "shopstream.currency",
                "must be " + ShopCurrencies.RULE);
    }

    /** Address, role and password of one database. */
    public record Jdbc(String url, String user, @Nullable String password) {
        public Jdbc {
            require(
                    url != null && url.startsWith("jdbc:postgresql:"),
                    "shopstream.warehouse.url",
                    "must be like jdbc:postgresql://host:port/database");
            require(user != null && !user.isBlank(), "shopstream.warehouse.user", "must name a role, such as shop_api");
        }

        /** Omits the password, and the parameters of the address, which may contain one. */
        @Override
        public String toString() {
            return "%s as %s".formatted(url.replaceFirst("\\?.*", ""), user);
        }
    }

    private static void requireHttp(String key, URI address) {
        String scheme = address == null || address.getScheme() == null
                ? ""
                : address.getScheme().toLowerCase(Locale.ROOT);
        require(
                scheme.equals("http") || scheme.equals("https"),
                key,
                "must be an http address such as http://127.0.0.1:8082");
        // Addresses are logged and shown.
        require(
                address != null && address.getRawUserInfo() == null,
                key,
                "must not hold a user or password: logins have settings of their own");
    }

    private static void require(boolean holds, String key, String remedy) {
        if (!holds) {
            throw new IllegalArgumentException(key + " " + remedy);
        }
    }
}
