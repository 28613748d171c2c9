package io.shopstream.local.verify.checks;

import io.shopstream.local.verify.comparison.Check;
import io.shopstream.local.verify.comparison.Comparison;
import io.shopstream.local.verify.comparison.RowCheck;
import io.shopstream.local.verify.expected.ExpectedOrders;
import io.shopstream.local.verify.expected.OrderSums;
import io.shopstream.local.verify.views.StoreViews;
import io.shopstream.local.verify.views.WarehouseViews;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares the sums per minute and per product with the log of orders: SQL over the facts, mart.revenue_per_minute,
 * mart.product_sales_per_hour and the state stores of both.
 */
public final class SalesChecks {
    // Orders may be placed a day ahead of the clock: the stores are queried for those minutes too.
    private static final Duration AHEAD = Duration.ofDays(2);
    private static final String CONTRADICTIONS = "rows that contradict themselves";

    private final ExpectedOrders log;
    private final OrderSums sums;
    private final WarehouseViews warehouse;
    private final StoreViews stores;
    private final Instant cut;

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
    public SalesChecks(ExpectedOrders log, WarehouseViews warehouse, StoreViews stores, Instant cut) {
        this.log = log;
        this.sums = log.sums();
        this.warehouse = warehouse;
        this.stores = stores;
        this.cut = cut;
        this.factSums = sums.minutes().check("SQL over the facts, by minute");
        this.revenueMart = sums.minutes().check("mart.revenue_per_minute");
        this.productMart = sums.productHours().check("mart.product_sales_per_hour");
        this.revenueStore = sums.minutes().check("state store: revenue by minute");
        this.productStore = sums.products().check("state store: product sales");
    }

    public void readViews() throws SQLException {
        UnsettledWindows.read(
                factSums,
                minutes -> warehouse.revenueOfFacts(minutes, (start, currency, _, amounts) -> sums.minutes()
                        .saw(factSums, sums.minuteKey(start, currency), amounts)));
        UnsettledWindows.read(
                revenueMart,
                minutes -> warehouse.revenueMart(minutes, (start, currency, _, amounts) -> sums.minutes()
                        .saw(revenueMart, sums.minuteKey(start, currency), amounts)));
        UnsettledWindows.read(
                productMart,
                hours -> warehouse.productMart(hours, (start, currency, product, amounts) -> sums.productHours()
                        .saw(productMart, sums.productHourKey(start, currency, product), amounts)));
        contradicting = warehouse.contradictions();
        readStores();
    }

    private void readStores() {
        List<String> minutes = revenueStore.unsettledKeys();
        revenueStore.begin();
        revenueAnswered = (minutes != null && minutes.isEmpty())
                || stores.revenue(
                        log.currencies(), UnsettledWindows.first(minutes), cut.plus(AHEAD), pane -> sums.minutes()
                                .saw(revenueStore, sums.minuteKey(pane.start(), pane.currency()), pane.amounts()));
        List<String> products = productStore.unsettledKeys();
        productStore.begin();
        productsAnswered = (products != null && products.isEmpty())
                || stores.products(
                        log.currencies(), cut, (key, total) -> sums.products().saw(productStore, key, total));
    }

    /** Call after the log was read again. */
    public void compare(long nanoTime) {
        factSums.compare(nanoTime);
        revenueMart.compare(nanoTime);
        productMart.compare(nanoTime);
        contradictions.compare(
                Map.of(CONTRADICTIONS, 0L), Map.of(CONTRADICTIONS, contradicting), Set.of(), null, nanoTime);
        if (revenueAnswered) {
            revenueStore.compare(nanoTime);
        }
        if (productsAnswered) {
            productStore.compare(nanoTime);
        }
    }

    public List<Comparison> checks() {
        return List.of(factSums, revenueMart, productMart, contradictions, revenueStore, productStore);
    }

    /** False while the state stores answer 503, which they do until all partitions are restored. */
    public boolean storesAnswered() {
        return revenueAnswered && productsAnswered;
    }
}
