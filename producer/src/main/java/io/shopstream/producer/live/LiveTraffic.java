package io.shopstream.producer.live;

import io.shopstream.producer.publish.Outage;
import io.shopstream.producer.simulator.OrderRate;
import io.shopstream.producer.simulator.Simulation;
import io.shopstream.schemas.pace.FreshnessBudget;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Drives a simulation by the clock. The loop is one thread's; everything else may be called from any. */
final class LiveTraffic {
    // So that a burst of millions still obeys a stop, and other wishes, at once.
    private static final int BURST_PER_TURN = 200;
    private static final Duration BETWEEN_CHANGES = Duration.ofMillis(500);

    private final Clock clock;
    private final Outage outage;
    private final RateControl rates;
    private final AtomicLong burstLeft = new AtomicLong();
    private final Queue<Consumer<Simulation>> errands = new ConcurrentLinkedQueue<>();
    private volatile int pending;

    LiveTraffic(OrderRate rate, Clock clock, Outage outage) {
        this.clock = clock;
        this.outage = outage;
        this.rates = new RateControl(rate);
    }

    RateControl rates() {
        return rates;
    }

    void burst(long orders) {
        burstLeft.addAndGet(orders);
    }

    long burstLeft() {
        return burstLeft.get();
    }

    int pending() {
        return pending;
    }

    void flashSale(Duration length, double factor) {
        Instant now = clock.instant();
        rates.rush(now.plus(length), factor);
        errands.add(simulation -> simulation.startFlashSale(now, length));
    }

    /** Done between two moments of the shop, on the loop's thread. */
    void soon(Runnable errand) {
        errands.add(_ -> errand.run());
    }

    /** Returns when the simulator is to stop. */
    void run(Simulation simulation, CatalogueWriter changes, Consumer<Boolean> paused) {
        long changesDue = System.nanoTime();
        while (!outage.isStopped()) {
            Instant now = clock.instant();
            OrderRate rate = rates.at(now);
            paused.accept(rate.isPaused() && burstLeft.get() == 0);
            for (Consumer<Simulation> errand = errands.poll(); errand != null; errand = errands.poll()) {
                errand.accept(simulation);
            }
            boolean bursting = burst(simulation, now);
            simulation.advance(now, rate);
            pending = simulation.pending();
            if (System.nanoTime() - changesDue >= 0) {
                changes.offer(simulation.drainChanges());
                changesDue = System.nanoTime() + BETWEEN_CHANGES.toNanos();
            }
            if (!rate.isMax() && !bursting) {
                LockSupport.parkNanos(FreshnessBudget.PUBLISH.toNanos());
            }
        }
        changes.offer(simulation.drainChanges());
    }

    private boolean burst(Simulation simulation, Instant now) {
        long left = burstLeft.get();
        if (left == 0) {
            return false;
        }
        int placed = simulation.burst(now, (int) Math.min(left, BURST_PER_TURN));
        burstLeft.addAndGet(-placed);
        return placed > 0;
    }
}
