package io.shopstream.local.verify.checks;

import io.shopstream.local.verify.comparison.Check;
import io.shopstream.local.verify.comparison.Comparison;
import io.shopstream.local.verify.comparison.RowCheck;
import io.shopstream.local.verify.expected.OrderLog;
import io.shopstream.local.verify.expected.OrderSums;
import io.shopstream.local.verify.expected.TopicReader;
import io.shopstream.local.verify.views.DeadLetterViews;
import io.shopstream.local.verify.views.StoreViews;
import io.shopstream.local.verify.views.WarehouseViews;
import io.shopstream.schemas.topic.ConsumerGroups;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares every view of the orders topic with the log: facts, their sums, marts, state stores and dead letters. */
public final class OrderChecks implements AutoCloseable {
    // Orders may be placed a day ahead of the clock: the stores are queried for those minutes too.
    private static final Duration AHEAD = Duration.ofDays(2);
    private static final String CONTRADICTIONS = "rows that contradict themselves";

    private final OrderLog log;
    private final TopicReader reader;
    private final WarehouseViews warehouse;
    private final DeadLetterViews deadLetters;
    private final StoreViews stores;
    private final String topic;
    private final Instant cut;

    private final OrderFacts facts;
    private final RowCheck factSums;
    private final RowCheck revenueMart;
    private final RowCheck productMart;
    private final Check<String, Long> contradictions = new Check<>("marts: net = gross + returns");
    private final RowCheck revenueStore;
    private final RowCheck productStore;

    private long contradicting;
    private boolean revenueAnswered;
    private boolean productsAnswered;

    /** @param cut totals by product are compared over the minutes before it */
    public OrderChecks(
            OrderLog log,
            TopicReader reader,
            WarehouseViews warehouse,
            DeadLetterViews deadLetters,
            StoreViews stores,
            String topic,
            Instant cut) {
        this.log = log;
        this.reader = reader;
        this.warehouse = warehouse;
        this.deadLetters = deadLetters;
        this.stores = stores;
        this.topic = topic;
        this.cut = cut;
        this.facts = new OrderFacts(log.orders(), warehouse);
        this.factSums = log.sums().minutes().check("SQL over the facts, by minute");
        this.revenueMart = log.sums().minutes().check("mart.revenue_per_minute");
        this.productMart = log.sums().productHours().check("mart.product_sales_per_hour");
        this.revenueStore = log.sums().minutes().check("state store: revenue by minute");
        this.productStore = log.sums().products().check("state store: product sales");
    }

    public void readLog(TopicReader.ReadProgress progress) {
        reader.readToEnd(log::accept, progress);
    }

    public void mark() {
        log.mark();
    }

    public void readViews() throws SQLException {
        facts.read();
        OrderSums sums = log.sums();
        OpenWindows.read(
                factSums,
                minutes -> warehouse.revenueOfFacts(minutes, (start, currency, _, amounts) -> sums.minutes()
                        .saw(factSums, sums.minuteKey(start, currency), amounts)));
        OpenWindows.read(
                revenueMart,
                minutes -> warehouse.revenueMart(minutes, (start, currency, _, amounts) -> sums.minutes()
                        .saw(revenueMart, sums.minuteKey(start, currency), amounts)));
        OpenWindows.read(
                productMart,
                hours -> warehouse.productMart(hours, (start, currency, product, amounts) -> sums.productHours()
                        .saw(productMart, sums.productHourKey(start, currency, product), amounts)));
        contradicting = warehouse.contradictions();
        log.rejected().check().begin();
        deadLetters.rows(ConsumerGroups.STREAMS, topic, log.rejected()::saw);
        readStores(sums);
    }

    private void readStores(OrderSums sums) {
        List<String> open = revenueStore.openKeys();
        revenueStore.begin();
        revenueAnswered = (open != null && open.isEmpty())
                || stores.revenue(log.currencies(), OpenWindows.first(open), cut.plus(AHEAD), pane -> sums.minutes()
                        .saw(revenueStore, sums.minuteKey(pane.start(), pane.currency()), pane.amounts()));
        List<String> products = productStore.openKeys();
        productStore.begin();
        productsAnswered = (products != null && products.isEmpty())
                || stores.products(
                        log.currencies(), cut, (key, total) -> sums.products().saw(productStore, key, total));
    }

    public void compare(long nanoTime) {
        facts.compare(nanoTime);
        factSums.compare(nanoTime);
        revenueMart.compare(nanoTime);
        productMart.compare(nanoTime);
        contradictions.compare(
                Map.of(CONTRADICTIONS, 0L), Map.of(CONTRADICTIONS, contradicting), Set.of(), null, nanoTime);
        log.rejected().check().compare(nanoTime);
        if (revenueAnswered) {
            revenueStore.compare(nanoTime);
        }
        if (productsAnswered) {
            productStore.compare(nanoTime);
        }
    }

    public List<Comparison> checks() {
        return List.of(
                facts.rows(),
                facts.history(),
                factSums,
                revenueMart,
                productMart,
                contradictions,
                revenueStore,
                productStore,
                log.rejected().check());
    }

    /** False while the state stores answer 503, which they do until all partitions are restored. */
    public boolean storesAnswered() {
        return revenueAnswered && productsAnswered;
    }

    public OrderLog log() {
        return log;
    }

    @Override
    public void close() {
        reader.close();
    }
}
