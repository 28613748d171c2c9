package io.shopstream.local;

import io.shopstream.local.up.Endpoints;
import io.shopstream.schemas.avro.CustomerTotals;
import io.shopstream.schemas.avro.ProductSalesPerHour;
import io.shopstream.schemas.avro.RevenueByCountryPerHour;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.money.Money;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.TopicEnds;
import io.shopstream.schemas.topic.TopicScan;
import io.shopstream.schemas.topic.Topics;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Computes the figures of an import from the topics of streams. */
final class RetailTopics {
    private static final String CURRENCY = "GBP";
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("yyyy-MM").withZone(ZoneOffset.UTC);

    private final Endpoints endpoints;
    private final AvroSerdes serdes;
    private final Topics topics = Topics.standard();

    RetailTopics(Endpoints endpoints) {
        this.endpoints = endpoints;
        this.serdes = new AvroSerdes(new HttpSchemaRegistry(URI.create(endpoints.registry()), Duration.ofSeconds(30)));
    }

    private record Sold(String productId, long net, long units) {
        Sold plus(Sold other) {
            return new Sold(productId, net + other.net, units + other.units);
        }
    }

    SortedMap<String, String> netPerMonth() {
        SortedMap<String, String> months = new TreeMap<>();
        productMonths()
                .forEach((month, products) -> months.put(
                        month,
                        Money.format(
                                products.values().stream().mapToLong(Sold::net).sum())));
        return months;
    }

    /** Month and rank to product and both figures. */
    SortedMap<String, String> topProducts(int count, boolean byUnits) {
        SortedMap<String, String> ranks = new TreeMap<>();
        productMonths().forEach((month, products) -> {
            List<Sold> best = products.values().stream()
                    .sorted(Comparator.comparingLong((Sold product) -> byUnits ? -product.units() : -product.net())
                            .thenComparing(Sold::productId))
                    .limit(count)
                    .toList();
            for (int rank = 1; rank <= best.size(); rank++) {
                Sold product = best.get(rank - 1);
                ranks.put(
                        "%s #%02d".formatted(month, rank),
                        product.productId() + " " + Money.format(product.net()) + " " + product.units());
            }
        });
        return ranks;
    }

    SortedMap<String, String> netPerCountry() {
        Map<String, Long> countries = new TreeMap<>();
        for (RevenueByCountryPerHour pane : latest(topics.revenueByCountryPerHour())) {
            if (pane.getCurrency().equals(CURRENCY)) {
                countries.merge(pane.getCountry(), pane.getNetMinor(), Long::sum);
            }
        }
        SortedMap<String, String> texts = new TreeMap<>();
        countries.forEach((country, net) -> texts.put(country, Money.format(net)));
        return texts;
    }

    SortedMap<String, String> customers() {
        SortedMap<String, String> customers = new TreeMap<>();
        for (CustomerTotals one : latest(topics.customerTotals())) {
            if (one.getCurrency().equals(CURRENCY)) {
                customers.put(
                        one.getUserId(),
                        "%d %s %s %d %s %s %s"
                                .formatted(
                                        one.getOrders(),
                                        Money.format(one.getGrossMinor()),
                                        Money.format(one.getReturnsMinor()),
                                        one.getUnits(),
                                        text(one.getFirstOrderAt()),
                                        text(one.getLastOrderAt()),
                                        one.getSegment()));
            }
        }
        return customers;
    }

    static String text(@Nullable Instant time) {
        return time == null ? "-" : time.toString();
    }

    private Map<String, Map<String, Sold>> productMonths() {
        Map<String, Map<String, Sold>> months = new TreeMap<>();
        for (ProductSalesPerHour pane : latest(topics.productSalesPerHour())) {
            if (pane.getCurrency().equals(CURRENCY)) {
                Sold sold = new Sold(pane.getProductId(), pane.getNetMinor(), pane.getUnits());
                months.computeIfAbsent(MONTH.format(pane.getWindowStart()), _ -> new HashMap<>())
                        .merge(sold.productId(), sold, Sold::plus);
            }
        }
        return months;
    }

    private <V> Collection<V> latest(Topic<V> topic) {
        Map<String, V> byKey = new HashMap<>();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, endpoints.kafka()));
                Consumer<String, V> consumer = new KafkaConsumer<>(
                        TopicScan.settings(
                                KafkaConnection.of(endpoints.kafka()), "test-retail", IsolationLevel.READ_COMMITTED),
                        new StringDeserializer(),
                        serdes.deserializer(topic))) {
            TopicEnds ends = new TopicEnds(admin, TIMEOUT);
            TopicScan.to(consumer, ends.ends(ends.partitions(List.of(topic.name()))), TIMEOUT)
                    .forEach(record -> byKey.put(record.key(), record.value()));
        }
        return byKey.values();
    }
}
