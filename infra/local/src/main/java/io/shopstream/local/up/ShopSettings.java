package io.shopstream.local.up;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.schemas.topic.PartitionCheck;
import io.shopstream.schemas.topic.TopicMismatchException;
import io.shopstream.schemas.topic.TopicProvisioner;
import io.shopstream.schemas.topic.Topics;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;

/**
 * What the data directory remembers about its shop, in {@code shop.json}: which topics and which database are the
 * current ones. Written by the first {@code up} and by {@code repartition}.
 *
 * @param topicPrefix prefix of every topic and group; empty unless the shop was repartitioned
 * @param partitions of every topic
 * @param warehouse name of the warehouse database
 */
public record ShopSettings(String topicPrefix, int partitions, String warehouse) {
    static final String WAREHOUSE = "warehouse";
    private static final String FILE = "shop.json";

    public ShopSettings {
        if (partitions < 1 || partitions > Topics.MAX_PARTITIONS) {
            throw new IllegalArgumentException("partitions must lie between 1 and " + Topics.MAX_PARTITIONS);
        }
        if (!topicPrefix.matches("[a-zA-Z0-9.-]{0,50}") || !warehouse.matches("[a-z0-9_]{1,63}")) {
            throw new IllegalArgumentException("topic_prefix must consist of letters, digits, dots and hyphens,"
                    + " warehouse of lower case letters, digits and underscores");
        }
    }

    /** Settings of a shop that was never repartitioned. */
    static ShopSettings first(int partitions) {
        return new ShopSettings("", partitions, WAREHOUSE);
    }

    /**
     * Settings of a shop whose topics have another prefix. The database is named after the prefix.
     *
     * @throws IllegalArgumentException if the prefix is not valid
     */
    public static ShopSettings prefixed(String prefix, int partitions) {
        String suffix =
                prefix.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
        return new ShopSettings(prefix, partitions, WAREHOUSE + "_" + suffix);
    }

    /**
     * The settings, empty for a directory that no shop uses yet and for a shop of an older version.
     *
     * @throws CommandFailure if the file cannot be read
     */
    public static Optional<ShopSettings> read(Path dataDirectory) {
        return JsonFile.read(dataDirectory.resolve(FILE), ShopSettings.class);
    }

    /** The catalogue of the shop's topics; that of a new shop if nothing is remembered. */
    public static Topics topics(Path dataDirectory) {
        return read(dataDirectory).map(ShopSettings::topics).orElseGet(Topics::standard);
    }

    /** The catalogue of the shop's topics. */
    public Topics topics() {
        return Topics.of(topicPrefix, partitions);
    }

    /** Replaces the file atomically. */
    public void write(Path dataDirectory) {
        JsonFile.write(dataDirectory.resolve(FILE), this);
    }

    /**
     * The settings of the shop in the directory; remembers them for a new shop and for one of an older version.
     *
     * @param kafka bootstrap servers of the shop's broker
     * @throws CommandFailure if a topic has not as many partitions as it must; names it, both numbers and the remedy
     */
    static ShopSettings resolve(Path dataDirectory, String kafka, int newShopPartitions) {
        ShopSettings known = read(dataDirectory).orElse(null);
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
            Topics topics = known == null ? Topics.standard() : known.topics();
            ShopSettings found =
                    found(known, new TopicProvisioner(admin).existingPartitions(topics.all()), newShopPartitions);
            if (known == null) {
                found.write(dataDirectory);
            }
            return found;
        } catch (TopicMismatchException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * @param known what the directory remembers
     * @param existing partitions of the existing topics by name
     * @throws TopicMismatchException if a topic has not as many partitions as it must
     */
    static ShopSettings found(@Nullable ShopSettings known, Map<String, Integer> existing, int newShopPartitions) {
        if (known != null) {
            PartitionCheck.requireOfShop(known.topics().all(), existing);
            return known;
        }
        return first(existing.isEmpty() ? newShopPartitions : PartitionCheck.common(existing));
    }
}
