package io.shopstream.producer.simulator;

import io.shopstream.producer.catalogue.Catalogue;
import io.shopstream.producer.catalogue.CatalogueChanges;
import io.shopstream.producer.simulator.orders.ShopOutput;
import io.shopstream.producer.simulator.orders.Visit;
import io.shopstream.producer.simulator.time.ArrivalCurve;
import io.shopstream.producer.simulator.time.EventQueue;
import io.shopstream.producer.simulator.time.HistoryCurve;
import io.shopstream.producer.simulator.time.OrderRate;
import io.shopstream.producer.simulator.time.SimulationTime;
import io.shopstream.producer.simulator.time.TimeScale;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/**
 * Simulates the shop as a function of its rows, a seed, a start and the moments it is advanced to. Events run at the
 * time they are due, not at the time of the call, so the frequency of calls does not change the result. Shop time, in
 * microseconds, stands still in live traffic while the rate is 0 or the caller falls behind, so no burst follows a
 * pause or an outage. Usually the history runs first, then live traffic, which continues visits and orders in progress.
 * Not thread-safe.
 */
public final class Simulation {
    /** Maximum size of the event queue. While it is full, its first event runs early, which bounds memory. */
    static final int MAX_PENDING = 50_000;

    private static final long MAX_BEHIND_MICROS = 2_000_000;
    private static final int VISITS_PER_CALL_AT_MAX = 200;
    private static final int VISITS_PER_BURST = 10_000;

    private final RandomGenerator random;
    private final Shop shop;
    private final EventQueue eventQueue;
    // Clock time minus shop time, in microseconds.
    private long clockOffset;
    private long shopTime;
    private @Nullable TimeScale timeScale;
    private @Nullable ArrivalCurve curve;
    private double nextVisit;
    private double nextConversion;

    /**
     * @param catalogue at least one category, product and user, in any order
     * @param start shop time of the first moment, UTC; part of the seed, so that a restart does not repeat the last run
     * @throws IllegalArgumentException if the catalogue is empty
     */
    public Simulation(Catalogue catalogue, long seed, Instant start, ShopOutput output) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 31 + start.toEpochMilli());
        this.shop = new Shop(catalogue, start, output, random);
        this.eventQueue = shop.eventQueue;
        this.shopTime = micros(start);
    }

    /** Runs everything that is due by {@code now}; at rate max, only a limited number of visits. */
    public void advance(Instant now, OrderRate rate) {
        skipBacklog(now);
        setTimeScale(TimeScale.LIVE);
        long target = micros(now) - clockOffset;
        if (rate.isPaused()) {
            clockOffset += Math.max(0, target - shopTime);
            curve = null;
            return;
        }
        setCurve(new ArrivalCurve.Level(rate));
        if (rate.isMax()) {
            nextVisit = target;
        }
        runUntil(target, rate.isMax() ? VISITS_PER_CALL_AT_MAX : Integer.MAX_VALUE);
    }

    /**
     * Runs everything that is due before {@code to}; visitors arrive by the curve, life cycles of orders take days.
     * Never skips time. With more than some 8,000 orders a day the event queue is full and life cycles become shorter.
     */
    public void advanceHistory(Instant to, HistoryCurve history) {
        setTimeScale(TimeScale.HISTORY);
        setCurve(new ArrivalCurve.History(history));
        runUntil(micros(to) - clockOffset - 1, Integer.MAX_VALUE);
    }

    /**
     * Runs whole visits at once, with and without orders, as if they ended now. Their orders then have the usual life
     * cycle.
     *
     * @return how many orders were placed: at most {@code orders}, fewer if the visits of one call did not suffice
     */
    public int burst(Instant now, int orders) {
        SimulationTime end = liveTime(now);
        long before = ordersPlaced();
        for (int visit = 0; visit < VISITS_PER_BURST && ordersPlaced() - before < orders; visit++) {
            while (eventQueue.size() >= MAX_PENDING) {
                eventQueue.runFirst(end);
            }
            shop.arrive(random.nextDouble() < shop.conversion(), end).runAtOnce(end);
        }
        return (int) (ordersPlaced() - before);
    }

    /**
     * Reduces the prices of one category by 30 % and makes its products much more popular for {@code length} of shop
     * time, with its own campaign; then restores the prices. Another sale ends the running one.
     */
    public void startFlashSale(Instant now, Duration length) {
        shop.flashSale.start(liveTime(now), length);
    }

    /** Rows that are new or have changed since the last call, in their current state, each id once. */
    public CatalogueChanges drainChanges() {
        return shop.drainChanges();
    }

    /** Number of visits and orders in progress. */
    public int pending() {
        return eventQueue.size();
    }

    /** Sales placed so far; credit notes are not counted. */
    public long ordersPlaced() {
        return shop.performer.placed();
    }

    /** A copy of the rows as they are now. */
    public Catalogue catalogue() {
        return shop.catalogue();
    }

    private void runUntil(long target, int maxVisits) {
        int visitsLeft = maxVisits;
        while (true) {
            long task = shop.nextTask();
            long first = eventQueue.firstDue();
            boolean full = eventQueue.size() >= MAX_PENDING;
            if (task <= target && task <= first && task <= nextVisit) {
                shop.runTask(advanceTo(task));
            } else if (full || (first <= target && first <= nextVisit)) {
                eventQueue.runFirst(advanceTo(Math.min(first, target)));
            } else if (nextVisit <= target && visitsLeft > 0) {
                visitsLeft--;
                SimulationTime time = advanceTo((long) nextVisit);
                boolean buying = random.nextDouble() < nextConversion;
                scheduleVisit(nextVisit);
                arrive(buying, time);
            } else {
                break;
            }
        }
        shopTime = Math.max(shopTime, target);
    }

    private void arrive(boolean buying, SimulationTime time) {
        Visit visit = shop.arrive(buying, time);
        long next = visit.run(time);
        if (next != EventQueue.ScheduledEvent.OVER) {
            eventQueue.add(next, visit);
        }
    }

    private void setCurve(ArrivalCurve wanted) {
        if (!wanted.equals(curve)) {
            curve = wanted;
            time(shopTime);
            scheduleVisit(shopTime);
        }
    }

    private void scheduleVisit(double from) {
        if (curve != null) {
            nextConversion = shop.conversion();
            nextVisit = curve.next(from + clockOffset, nextConversion, random) - clockOffset;
        }
    }

    private void setTimeScale(TimeScale wanted) {
        if (!wanted.equals(timeScale)) {
            timeScale = wanted;
            shop.setTimeScale(time(shopTime));
        }
    }

    /** Drops time that the caller is too far behind: shop time stands still instead. */
    private void skipBacklog(Instant now) {
        long behind = micros(now) - clockOffset - shopTime;
        clockOffset += Math.max(0, behind - MAX_BEHIND_MICROS);
    }

    private SimulationTime liveTime(Instant now) {
        skipBacklog(now);
        setTimeScale(TimeScale.LIVE);
        return time(Math.max(shopTime, micros(now) - clockOffset));
    }

    private SimulationTime advanceTo(long due) {
        shopTime = Math.max(shopTime, due);
        return time(shopTime);
    }

    private SimulationTime time(long micros) {
        long millis = (micros + clockOffset) / 1_000;
        TimeScale current = timeScale(millis);
        shop.refresh(millis, current);
        return new SimulationTime(Instant.ofEpochMilli(millis), millis, micros, current);
    }

    private TimeScale timeScale(long millis) {
        if (timeScale == null) {
            return TimeScale.LIVE;
        }
        return timeScale == TimeScale.HISTORY && curve instanceof ArrivalCurve.History history
                ? TimeScale.history(history.curve().liveness(millis))
                : timeScale;
    }

    private static long micros(Instant instant) {
        return instant.toEpochMilli() * 1_000;
    }
}
