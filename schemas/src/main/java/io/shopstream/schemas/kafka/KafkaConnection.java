package io.shopstream.schemas.kafka;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.SslConfigs;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a Kafka cluster: its bootstrap servers, and the security settings that every client of the shop adds to
 * its own. Its text form shows the servers and the protocol, never a secret.
 */
public final class KafkaConnection {
    /** The setting that names the file of {@link #read}. */
    public static final String KEY = "shopstream.kafka-config";

    /** The environment variable of {@link #KEY}. */
    public static final String VARIABLE = "SHOPSTREAM_KAFKA_CONFIG";

    private static final List<String> PREFIXES = List.of("security.", "ssl.", "sasl.");
    // Of the connection, not of what is sent through it.
    private static final Set<String> OTHERS = Set.of(
            CommonClientConfigs.CLIENT_DNS_LOOKUP_CONFIG,
            CommonClientConfigs.CONNECTIONS_MAX_IDLE_MS_CONFIG,
            CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG,
            CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG);

    private static final List<String> STORES =
            List.of(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG);

    private final String servers;
    private final Map<String, String> security;
    private final Map<String, Object> observer;

    private KafkaConnection(String servers, Map<String, String> security, Map<String, Object> observer) {
        this.servers = servers;
        this.security = Map.copyOf(security);
        this.observer = Map.copyOf(observer);
    }

    /**
     * Without encryption and authentication.
     *
     * @param servers {@code host:port}, or several separated by commas
     */
    public static KafkaConnection of(String servers) {
        return new KafkaConnection(servers, Map.of(), Map.of());
    }

    /**
     * With the settings of another connection's {@link #security}.
     *
     * @param servers {@code host:port}, or several separated by commas
     */
    public static KafkaConnection of(String servers, Map<String, String> security) {
        return new KafkaConnection(servers, security, Map.of());
    }

    /**
     * With the security settings of a file of Kafka's client properties, such as {@code security.protocol=SASL_SSL}.
     *
     * @param servers {@code host:port}, or several separated by commas
     * @param file blank for none
     * @throws IllegalArgumentException if the file, or a key store that it names, cannot be read, or if it has a key
     *     that is not of the connection: names the file, the setting and the keys, never a secret
     */
    public static KafkaConnection read(String servers, String file) {
        return file.isBlank() ? of(servers) : new KafkaConnection(servers, settings(file.strip()), Map.of());
    }

    private static Map<String, String> settings(String file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(file))) {
            properties.load(reader);
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(named(file) + " cannot be read: " + e, e);
        } catch (IllegalArgumentException e) {
            // Its message may repeat what it could not parse.
            throw new IllegalArgumentException(named(file) + " is not a file of Java properties");
        }
        Map<String, String> settings = new HashMap<>();
        Set<String> refused = new TreeSet<>();
        properties.stringPropertyNames().forEach(key -> {
            if (isOfConnection(key)) {
                settings.put(key, properties.getProperty(key).strip());
            } else {
                refused.add(key);
            }
        });
        if (!refused.isEmpty()) {
            throw new IllegalArgumentException(named(file) + " sets " + String.join(", ", refused)
                    + ": remove it; the file may hold Kafka's client"
                    + " settings security.*, ssl.* and sasl.*, and "
                    + OTHERS.stream().sorted().collect(Collectors.joining(", "))
                    + "; the brokers are named by shopstream.kafka (SHOPSTREAM_KAFKA), and everything else is"
                    + " decided by the services");
        }
        STORES.forEach(key -> requireReadable(file, key, settings.get(key)));
        return settings;
    }

    // The client only says that it could not be made.
    private static void requireReadable(String file, String key, @Nullable String store) {
        if (store != null && !Files.isReadable(Path.of(store))) {
            throw new IllegalArgumentException(named(file) + " sets " + key + "=" + store
                    + ": there is no such file, or it cannot be read; correct the path, or mount the file there");
        }
    }

    private static boolean isOfConnection(String key) {
        // A key that no client knows is a misspelt one, which Kafka would ignore.
        return OTHERS.contains(key)
                || PREFIXES.stream().anyMatch(key::startsWith)
                        && AdminClientConfig.configNames().contains(key);
    }

    private static String named(String file) {
        return KEY + " (" + VARIABLE + "): the file " + file;
    }

    /** The bootstrap servers. */
    public String servers() {
        return servers;
    }

    /** What clients need beside the servers; holds secrets. */
    public Map<String, String> security() {
        return security;
    }

    /**
     * The same connection, whose clients have these settings beside their own: they say who learns the clients' metrics.
     */
    public KafkaConnection observedBy(Map<String, Object> settings) {
        return new KafkaConnection(servers, security, settings);
    }

    /** The settings of a client: its own, and those of this connection. The caller may change the map. */
    public Map<String, Object> with(Map<String, ?> own) {
        Map<String, Object> settings = new HashMap<>(own);
        settings.putAll(observer);
        settings.putAll(security);
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
        return settings;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KafkaConnection that && servers.equals(that.servers) && security.equals(that.security);
    }

    @Override
    public int hashCode() {
        return servers.hashCode();
    }

    /** Such as {@code kafka:9093 by SASL_SSL}. */
    @Override
    public String toString() {
        String protocol = security.get(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG);
        return protocol == null ? servers : servers + " by " + protocol;
    }
}
