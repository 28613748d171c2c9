package io.shopstream.producer.simulator.goods;

import io.shopstream.producer.catalogue.Hash;
import io.shopstream.producer.catalogue.ProductRow;
import io.shopstream.producer.catalogue.maker.Markup;
import io.shopstream.producer.catalogue.maker.Prices;
import java.util.random.RandomGenerator;

/** A product and its current state: price, stock, whether it is on sale. */
public final class Item {
    // A lot is ordered when a third of the last one is left. Its size follows the demand since the last lot, unmet
    // demand included, so it adapts within one or two deliveries at any rate.
    private static final long MIN_LOT = 45;
    private static final long MAX_LOT = 10_000_000;
    private static final int LOT = 3;
    private static final int TASTE_SALT = 11;
    private static final double REVIEW_RANGE = 0.16;

    private final ProductRow seeded;
    private final long launched;
    private final double taste;
    private long price;
    private long priceBeforeSale;
    private long stock;
    private long lot;
    private long lotSince;
    private long soldSinceLot;
    private long missedSinceLot;
    private boolean active;
    private boolean awaitingLot;

    Item(ProductRow row) {
        this.seeded = row;
        this.launched = row.launchedAt().toEpochMilli();
        this.taste = Hash.unit(row.id(), TASTE_SALT);
        this.price = row.priceMinor();
        this.stock = row.stock();
        this.lot = Math.max(MIN_LOT, row.stock());
        this.active = row.active();
    }

    public String id() {
        return seeded.id();
    }

    public String categoryId() {
        return seeded.categoryId();
    }

    public String currency() {
        return seeded.currency();
    }

    /** Determines the popularity rank: the lower, the more popular. */
    double taste() {
        return taste;
    }

    long launched() {
        return launched;
    }

    public long price() {
        return price;
    }

    public long cost() {
        return seeded.costMinor();
    }

    boolean isActive() {
        return active;
    }

    public boolean isShown(long millis) {
        return active && launched <= millis;
    }

    /** Whether it can be bought; counts unmet demand if it is out of stock. */
    boolean isOffered(long millis) {
        if (!isShown(millis)) {
            return false;
        }
        if (stock == 0) {
            missedSinceLot++;
        }
        return stock > 0;
    }

    /** Takes up to {@code wanted} units off the stock; returns how many. */
    public int sell(int wanted) {
        int sold = (int) Math.min(wanted, stock);
        stock -= sold;
        soldSinceLot += sold;
        missedSinceLot += wanted - sold;
        return sold;
    }

    public void takeBack(int units) {
        stock += units;
    }

    boolean needsLot() {
        return active && !awaitingLot && stock <= lot / LOT;
    }

    void awaitLot() {
        awaitingLot = true;
    }

    boolean isAwaitingLot() {
        return awaitingLot;
    }

    /**
     * @param cover how long the lot should last, in microseconds
     */
    void lotArrives(long micros, long cover) {
        double demand = (double) (soldSinceLot + missedSinceLot) / Math.max(1, micros - lotSince);
        lot = Math.clamp((long) (demand * cover), MIN_LOT, MAX_LOT);
        stock += lot;
        awaitingLot = false;
        countFrom(micros);
    }

    void countFrom(long micros) {
        lotSince = micros;
        soldSinceLot = 0;
        missedSinceLot = 0;
    }

    /** Sets a price near the list price; does nothing during a flash sale. */
    void reviewPrice(RandomGenerator random) {
        long list = Markup.listPriceOf(seeded.id(), seeded.costMinor());
        double factor = 1 + REVIEW_RANGE * (random.nextDouble() - 0.5);
        if (priceBeforeSale == 0) {
            price = Prices.tidy(Math.max(1, Math.round(list * factor)));
        }
    }

    void beginSale(double factor) {
        priceBeforeSale = price;
        price = Math.max(1, Math.round(price * factor));
    }

    void endSale() {
        price = priceBeforeSale;
        priceBeforeSale = 0;
    }

    void withdraw() {
        active = false;
    }

    public ProductRow row() {
        return new ProductRow(
                seeded.id(),
                seeded.name(),
                seeded.categoryId(),
                seeded.currency(),
                price,
                seeded.costMinor(),
                stock,
                active,
                seeded.launchedAt());
    }
}
