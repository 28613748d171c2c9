package io.shopstream.bench.chaos;

import io.shopstream.schemas.query.RevenuePane;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Knows the expected value of every minute, from the script alone, and the time when the minute was closed: when the
 * broker had acknowledged all of its orders. Thread-safe.
 */
final class Oracle implements ScriptedTraffic.Listener {
    private final OrderScript script;
    private final int panes;
    private final Clock clock;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicIntegerArray acknowledged;
    private final AtomicReferenceArray<@Nullable Instant> closed;

    Oracle(OrderScript script, int panes, Clock clock) {
        this.script = script;
        this.panes = panes;
        this.clock = clock;
        this.acknowledged = new AtomicIntegerArray(panes);
        this.closed = new AtomicReferenceArray<>(panes);
    }

    /** Call before the first version of the order is sent. */
    @Override
    public void sending(long number) {
        sent.set(number + 1);
    }

    /** Call after the broker has acknowledged the first version. */
    @Override
    public void acknowledged(long number) {
        int pane = script.pane(number);
        if (acknowledged.incrementAndGet(pane) == script.perPane()) {
            closed.set(pane, clock.instant());
        }
    }

    int panes() {
        return panes;
    }

    /** Whether an answer that includes everything processed through this time must have the whole minute. */
    boolean isDue(int pane, @Nullable Instant processedThrough) {
        Instant since = closed.get(pane);
        return since != null && processedThrough != null && !processedThrough.isBefore(since);
    }

    /** Number of closed minutes before the first open one. */
    int closedPanes() {
        int pane = 0;
        while (pane < panes && closed.get(pane) != null) {
            pane++;
        }
        return pane;
    }

    /** Number of orders of the minute sent so far: the maximum of any answer. */
    long sentIn(int pane) {
        return Math.clamp(sent.get() - (long) pane * script.perPane(), 0, script.perPane());
    }

    RevenuePane expected(int pane) {
        long net = 0;
        long units = 0;
        for (long number = first(pane); number < first(pane + 1); number++) {
            for (OrderScript.Sale sale : script.sales(number)) {
                net += sale.net();
                units += sale.units();
            }
        }
        return new RevenuePane(script.paneStart(pane), net, 0, net, script.perPane(), units);
    }

    /** Net and units by product over whole minutes. */
    Map<String, long[]> products(int fromPane, int toPane) {
        Map<String, long[]> products = new HashMap<>();
        for (long number = first(fromPane); number < first(toPane); number++) {
            for (OrderScript.Sale sale : script.sales(number)) {
                long[] sums = products.computeIfAbsent(sale.product(), _ -> new long[2]);
                sums[0] += sale.net();
                sums[1] += sale.units();
            }
        }
        return products;
    }

    private long first(int pane) {
        return (long) pane * script.perPane();
    }
}
