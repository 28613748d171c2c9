package io.shopstream.schemas.topic;

import io.shopstream.schemas.avro.Alert;
import io.shopstream.schemas.avro.Campaign;
import io.shopstream.schemas.avro.Category;
import io.shopstream.schemas.avro.CustomerTotals;
import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.FunnelPerHour;
import io.shopstream.schemas.avro.HistoryProgress;
import io.shopstream.schemas.avro.ImportedFile;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.avro.ProductSalesPerHour;
import io.shopstream.schemas.avro.RevenueByCategoryPerHour;
import io.shopstream.schemas.avro.RevenueByCountryPerHour;
import io.shopstream.schemas.avro.RevenuePerMinute;
import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.schemas.avro.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The catalogue of all topics: names, partition counts and clean-up policies. A prefix lets tests and several shops
 * share one broker.
 */
public final class Topics {
    /** Partitions of every topic; equal for all, so that streams can join and the sink can scale on any of them. */
    public static final int DEFAULT_PARTITIONS = 4;

    /** The broker decides: one replica on a broker of its own, usually three elsewhere. */
    public static final int BROKERS_REPLICATION = -1;

    /** Each streams task has its own stores; one instance could hardly hold the stores of more partitions. */
    public static final int MAX_PARTITIONS = 64;

    // The log is the source of every table: nothing may expire by time or size.
    private static final Map<String, String> KEPT_FOR_EVER =
            Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1");
    // Latest state per key is enough; compaction still keeps a replay exact.
    private static final Map<String, String> COMPACTED = Map.of("cleanup.policy", "compact");
    // A dead letter contains the rejected record, so the largest record of an order topic must still fit.
    private static final Map<String, String> COMPACTED_LARGE =
            Map.of("cleanup.policy", "compact", "max.message.bytes", "33554432");

    private final String prefix;
    private final int partitions;
    private final int replication;

    private Topics(String prefix, int partitions, int replication) {
        this.prefix = prefix;
        this.partitions = partitions;
        this.replication = replication;
    }

    /** The public names, without prefix. */
    public static Topics standard() {
        return prefixed("");
    }

    /** The same catalogue with {@code prefix} before every topic, group and application id. */
    public static Topics prefixed(String prefix) {
        return of(prefix, DEFAULT_PARTITIONS);
    }

    /**
     * The catalogue of a shop whose topics have another number of partitions.
     *
     * @throws IllegalArgumentException if {@code partitions} is not between 1 and {@value #MAX_PARTITIONS}
     */
    public static Topics of(String prefix, int partitions) {
        if (partitions < 1 || partitions > MAX_PARTITIONS) {
            throw new IllegalArgumentException("partitions must lie between 1 and " + MAX_PARTITIONS);
        }
        return new Topics(prefix, partitions, BROKERS_REPLICATION);
    }

    /**
     * The same catalogue, whose topics get another number of replicas when they are created. Existing topics keep
     * theirs, which no service compares.
     *
     * @param count {@link #BROKERS_REPLICATION}, or from 1
     */
    public Topics replicated(int count) {
        return new Topics(prefix, partitions, count);
    }

    /** Replicas that a topic gets when it is created. */
    public int replication() {
        return replication;
    }

    /** Whether a setting can be the number of replicas. */
    public static boolean isReplication(int count) {
        return count == BROKERS_REPLICATION || count >= 1 && count <= Short.MAX_VALUE;
    }

    /** Partitions of every topic. */
    public int partitions() {
        return partitions;
    }

    public Topic<Order> orders() {
        return topic("shop.orders.v1", KEPT_FOR_EVER, Order.class);
    }

    public Topic<ShopEvent> events() {
        return topic("shop.events.v1", KEPT_FOR_EVER, ShopEvent.class);
    }

    public Topic<User> users() {
        return topic("shop.users.v1", COMPACTED, User.class);
    }

    public Topic<Category> categories() {
        return topic("shop.categories.v1", COMPACTED, Category.class);
    }

    public Topic<Product> products() {
        return topic("shop.products.v1", COMPACTED, Product.class);
    }

    public Topic<Campaign> campaigns() {
        return topic("shop.campaigns.v1", COMPACTED, Campaign.class);
    }

    /** Progress of the generated history; only the producer reads and writes it. */
    public Topic<HistoryProgress> history() {
        return topic("shop.history.v1", COMPACTED, HistoryProgress.class);
    }

    /** The files that were imported completely; only the producer reads and writes it. */
    public Topic<ImportedFile> imports() {
        return topic("shop.imports.v1", COMPACTED, ImportedFile.class);
    }

    public Topic<RevenuePerMinute> revenuePerMinute() {
        return topic("shop.revenue-per-minute.v1", COMPACTED, RevenuePerMinute.class);
    }

    public Topic<ProductSalesPerHour> productSalesPerHour() {
        return topic("shop.product-sales-per-hour.v1", COMPACTED, ProductSalesPerHour.class);
    }

    public Topic<RevenueByCategoryPerHour> revenueByCategoryPerHour() {
        return topic("shop.revenue-by-category-per-hour.v1", COMPACTED, RevenueByCategoryPerHour.class);
    }

    public Topic<RevenueByCountryPerHour> revenueByCountryPerHour() {
        return topic("shop.revenue-by-country-per-hour.v1", COMPACTED, RevenueByCountryPerHour.class);
    }

    public Topic<FunnelPerHour> funnelPerHour() {
        return topic("shop.funnel-per-hour.v1", COMPACTED, FunnelPerHour.class);
    }

    public Topic<CustomerTotals> customerTotals() {
        return topic("shop.customer-totals.v1", COMPACTED, CustomerTotals.class);
    }

    public Topic<Alert> alerts() {
        return topic("shop.alerts.v1", COMPACTED, Alert.class);
    }

    /** The topics that streams writes, without dead letters. */
    public List<Topic<?>> derived() {
        return List.of(
                revenuePerMinute(),
                productSalesPerHour(),
                revenueByCategoryPerHour(),
                revenueByCountryPerHour(),
                funnelPerHour(),
                customerTotals(),
                alerts());
    }

    /**
     * Topic for the records that the given group rejects. Compacted: the key is the rejected record's position, so
     * rejecting the same record again replaces its dead letter. Dead letters never expire.
     *
     * @param consumerGroup one of {@link ConsumerGroups}, without prefix
     */
    public Topic<DeadLetter> deadLetters(String consumerGroup) {
        return topic(consumerGroup + ".dlq.v1", COMPACTED_LARGE, DeadLetter.class);
    }

    /** The dead letter topics of every group that rejects records. */
    public List<Topic<DeadLetter>> allDeadLetters() {
        return List.of(
                deadLetters(ConsumerGroups.STREAMS),
                deadLetters(ConsumerGroups.SINK_FACTS),
                deadLetters(ConsumerGroups.SINK_MARTS),
                deadLetters(ConsumerGroups.IMPORT),
                deadLetters(ConsumerGroups.CAPTURE));
    }

    /** All topics of the catalogue. */
    public List<Topic<?>> all() {
        List<Topic<?>> all = new ArrayList<>(
                List.of(orders(), events(), users(), categories(), products(), campaigns(), history(), imports()));
        all.addAll(derived());
        all.addAll(allDeadLetters());
        return List.copyOf(all);
    }

    /** The group or application id with this catalogue's prefix. */
    public String consumerGroup(String group) {
        return prefix + group;
    }

    public String prefix() {
        return prefix;
    }

    private <V> Topic<V> topic(String name, Map<String, String> config, Class<V> valueType) {
        return new Topic<>(prefix + name, partitions, config, valueType);
    }
}
