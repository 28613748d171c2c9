package io.shopstream.producer.live;

import io.shopstream.producer.publish.StoppableRetry;
import io.shopstream.producer.simulator.Simulation;
import io.shopstream.producer.simulator.time.OrderRate;
import io.shopstream.schemas.pace.FreshnessBudget;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Advances a simulation in real time. {@link #run} belongs to one thread; all other methods are thread-safe. */
final class LiveTraffic {
    // Limits the burst per iteration, so that the loop reacts to a stop or another command without delay.
    private static final int MAX_BURST_PER_ITERATION = 200;
    private static final Duration CHANGES_INTERVAL = Duration.ofMillis(500);

    private final Clock clock;
    private final StoppableRetry retry;
    private final RateControl rates;
    private final AtomicLong burstLeft = new AtomicLong();
    private final Queue<Consumer<Simulation>> tasks = new ConcurrentLinkedQueue<>();
    private volatile int pending;

    LiveTraffic(OrderRate rate, Clock clock, StoppableRetry retry) {
        this.clock = clock;
        this.retry = retry;
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
        tasks.add(simulation -> simulation.startFlashSale(now, length));
    }

    /** Runs the task on the loop's thread before the simulation is advanced the next time. */
    void submit(Runnable task) {
        tasks.add(_ -> task.run());
    }

    /** Returns when the simulator is stopped. */
    void run(Simulation simulation, CatalogueWriter writer, Consumer<Boolean> paused) {
        long changesDue = System.nanoTime();
        while (!retry.isStopped()) {
            Instant now = clock.instant();
            OrderRate rate = rates.at(now);
            paused.accept(rate.isPaused() && burstLeft.get() == 0);
            for (Consumer<Simulation> task = tasks.poll(); task != null; task = tasks.poll()) {
                task.accept(simulation);
            }
            boolean bursting = burst(simulation, now);
            simulation.advance(now, rate);
            pending = simulation.pending();
            if (System.nanoTime() - changesDue >= 0) {
                writer.offer(simulation.drainChanges());
                changesDue = System.nanoTime() + CHANGES_INTERVAL.toNanos();
            }
            if (!rate.isMax() && !bursting) {
                LockSupport.parkNanos(FreshnessBudget.PUBLISH.toNanos());
            }
        }
        writer.offer(simulation.drainChanges());
    }

    private boolean burst(Simulation simulation, Instant now) {
        long left = burstLeft.get();
        if (left == 0) {
            return false;
        }
        int placed = simulation.burst(now, (int) Math.min(left, MAX_BURST_PER_ITERATION));
        burstLeft.addAndGet(-placed);
        return placed > 0;
    }
}
