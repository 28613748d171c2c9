package io.shopstream.local.verify;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.topic.ConsumerGroups;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Every view of the orders topic against the log: facts, their sums, marts, state stores and dead letters. */
final class OrderChecks implements AutoCloseable {
    // Orders may be placed a day ahead of the clock: the stores are asked for those minutes too.
    private static final Duration AHEAD = Duration.ofDays(2);

    private final OrderLog log;
    private final TopicReader reader;
    private final WarehouseViews warehouse;
    private final StoreViews stores;
    private final String topic;

    private final Check<String, Fingerprint> facts;
    private final Check<String, Long> history = new Check<>("warehouse.order_status_changes");
    private final Check<MinuteKey, Amounts> factSums = new Check<>("SQL over the facts, by minute");
    private final Check<MinuteKey, Amounts> revenueMart = new Check<>("mart.revenue_per_minute");
    private final Check<ProductHourKey, Amounts> productMart = new Check<>("mart.product_sales_per_hour");
    private final Check<String, Long> contradictions = new Check<>("marts: net = gross + returns");
    private final Check<MinuteKey, Amounts> revenueStore = new Check<>("state store: revenue by minute");
    private final Check<ProductKey, ProductTotal> productStore = new Check<>("state store: product sales");
    private final Check<Position, String> deadLetters = new Check<>("dead letters of orders");

    private Views views = Views.NONE;

    OrderChecks(OrderLog log, TopicReader reader, WarehouseViews warehouse, StoreViews stores, String topic) {
        this.log = log;
        this.reader = reader;
        this.warehouse = warehouse;
        this.stores = stores;
        this.topic = topic;
        this.facts = new Check<>("warehouse.orders and order_items", this::explain);
    }

    void readLog(TopicReader.ReadProgress progress) {
        reader.readToEnd(log::accept, progress);
    }

    void mark() {
        log.mark();
    }

    void readViews(Instant cut) throws SQLException {
        Set<String> currencies =
                log.orders().values().stream().map(Order::getCurrency).collect(Collectors.toCollection(TreeSet::new));
        views = new Views(
                warehouse.orders(),
                warehouse.statusChanges(),
                warehouse.revenueOfFacts(),
                warehouse.revenueMart(),
                warehouse.productMart(),
                warehouse.contradictions(),
                warehouse.rejected(ConsumerGroups.STREAMS, topic),
                stores.revenue(currencies, cut.plus(AHEAD)),
                stores.products(currencies, cut));
    }

    void compare(Instant cut, long nanoTime) {
        Totals totals = Totals.of(log.orders().values(), cut);
        Set<String> orderIds = new HashSet<>();
        Set<MinuteKey> minutes = new HashSet<>();
        Set<ProductHourKey> hours = new HashSet<>();
        Set<ProductKey> products = new HashSet<>();
        for (Order order : log.touched()) {
            orderIds.add(order.getOrderId());
            minutes.add(Totals.minuteOf(order));
            for (OrderLine line : order.getLines()) {
                hours.add(Totals.hourOf(order, line));
                if (order.getPlacedAt().isBefore(cut)) {
                    products.add(new ProductKey(order.getCurrency(), line.getProductId()));
                }
            }
        }
        Map<String, Fingerprint> fingerprints = new HashMap<>();
        Map<String, Long> versionCounts = new HashMap<>();
        log.orders().forEach((id, order) -> fingerprints.put(id, Fingerprint.of(order)));
        log.versions().forEach((id, versions) -> versionCounts.put(id, (long) versions.size()));

        facts.compare(fingerprints, views.orders(), orderIds, null, nanoTime);
        history.compare(versionCounts, views.statusChanges(), orderIds, null, nanoTime);
        factSums.compare(totals.revenue(), views.factSums(), minutes, Amounts.ZERO, nanoTime);
        revenueMart.compare(totals.revenue(), views.revenueMart(), minutes, Amounts.ZERO, nanoTime);
        productMart.compare(totals.productHours(), views.productMart(), hours, Amounts.ZERO, nanoTime);
        contradictions.compare(
                Map.of("rows that contradict themselves", 0L),
                Map.of("rows that contradict themselves", views.contradictions()),
                Set.of(),
                null,
                nanoTime);
        deadLetters.compare(log.rejected(), views.rejected(), Set.of(), null, nanoTime);
        views.revenueStore()
                .ifPresent(panes -> revenueStore.compare(totals.revenue(), panes, minutes, Amounts.ZERO, nanoTime));
        views.productStore()
                .ifPresent(panes ->
                        productStore.compare(totals.products(), panes, products, new ProductTotal(0, 0, 0), nanoTime));
    }

    private String explain(String orderId, String difference) {
        Order order = log.orders().get(orderId);
        Fingerprint found = views.orders().get(orderId);
        if (order == null || found == null) {
            return "order " + orderId + ": " + (order == null ? "there, but not in the log" : "missing");
        }
        if (found.version() != order.getVersion()) {
            return "order %s: is version %d, the log says %d".formatted(orderId, found.version(), order.getVersion());
        }
        if (found.lines() != order.getLines().size()) {
            return "order %s: has %d lines in warehouse.order_items, the log says %d"
                    .formatted(orderId, found.lines(), order.getLines().size());
        }
        return "order " + orderId + ": a column of warehouse.orders or warehouse.order_items differs from the log";
    }

    List<Check<?, ?>> checks() {
        return List.of(
                facts,
                history,
                factSums,
                revenueMart,
                productMart,
                contradictions,
                revenueStore,
                productStore,
                deadLetters);
    }

    /** False while the state stores answer 503, as they do until all partitions are there. */
    boolean storesAnswered() {
        return views.revenueStore().isPresent() && views.productStore().isPresent();
    }

    OrderLog log() {
        return log;
    }

    @Override
    public void close() {
        reader.close();
    }

    /** One reading of everything. */
    private record Views(
            Map<String, Fingerprint> orders,
            Map<String, Long> statusChanges,
            Map<MinuteKey, Amounts> factSums,
            Map<MinuteKey, Amounts> revenueMart,
            Map<ProductHourKey, Amounts> productMart,
            long contradictions,
            Map<Position, String> rejected,
            Optional<Map<MinuteKey, Amounts>> revenueStore,
            Optional<Map<ProductKey, ProductTotal>> productStore) {
        static final Views NONE = new Views(
                Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), 0, Map.of(), Optional.empty(), Optional.empty());
    }
}
