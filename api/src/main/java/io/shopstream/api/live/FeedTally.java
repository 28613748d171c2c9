package io.shopstream.api.live;

import io.shopstream.api.answer.live.LatestOrder;
import io.shopstream.api.answer.live.Rates;
import java.time.Clock;
import java.util.List;

/** Counts the rates and keeps the latest orders of the live feed. Rates are null while the feed is not connected. */
public final class FeedTally {
    private static final int LATEST_ORDERS = 12;

    private final Clock clock;
    private final RateMeter newOrders;
    private final RateMeter changes;
    private final RateMeter events;
    private final LatestOrders latest = new LatestOrders(LATEST_ORDERS);
    private volatile boolean connected;

    public FeedTally(Clock clock) {
        this.clock = clock;
        this.newOrders = new RateMeter(clock);
        this.changes = new RateMeter(clock);
        this.events = new RateMeter(clock);
    }

    void connected(boolean now) {
        connected = now;
    }

    void events(int count) {
        events.add(count);
    }

    /** @param count of the orders that this one stands for */
    void orders(LatestOrder order, int count) {
        changes.add(count);
        if (order.version() == 1) {
            newOrders.add(count);
        }
        latest.add(order);
    }

    /** Adds an order written before the feed connected: it is listed, but not counted. */
    void earlierOrder(LatestOrder order) {
        latest.add(order);
    }

    public Rates rates() {
        return new Rates(
                connected ? newOrders.perSecond() : null,
                connected ? changes.perSecond() : null,
                connected ? events.perSecond() : null,
                newOrders.history(),
                events.history(),
                clock.instant());
    }

    public List<LatestOrder> latestOrders() {
        return latest.newestFirst();
    }

    long orderChanges() {
        return latest.changes();
    }
}
