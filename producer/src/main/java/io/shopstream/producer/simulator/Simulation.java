package io.shopstream.producer.simulator;

import io.shopstream.producer.catalogue.Catalogue;
import io.shopstream.producer.catalogue.CatalogueChanges;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/**
 * The shop as a function of its rows, a seed, a start and the moments it is advanced to. Things happen at the moment they
 * are due, not at the moment of the call, so how often it is called changes nothing. It has a time of its own, in
 * microseconds, which in live traffic stands still while the rate is 0 or the caller falls behind: a pause or an outage
 * is never followed by a burst. Usually the past is run first, then live traffic; what is under way then goes on. Not
 * thread-safe.
 */
public final class Simulation {
    /** The most that may wait on the agenda. A full one lets its first entry happen early: that bounds memory. */
    static final int MAX_PENDING = 50_000;

    private static final long MAX_BEHIND_MICROS = 2_000_000;
    private static final int VISITS_PER_CALL_AT_MAX = 200;
    private static final int VISITS_PER_BURST = 10_000;

    private final RandomGenerator random;
    private final Shop shop;
    private final EventQueue eventQueue;
    private long standstill;
    private long shopTime;
    private @Nullable TimeScale timeScale;
    private @Nullable ArrivalCurve curve;
    private double nextVisit;
    private double nextConversion;

    /**
     * @param catalogue at least one category, product and user, in any order
     * @param start shop time of the first moment, UTC: with it in the seed a restart does not repeat the day before
     * @throws IllegalArgumentException if the catalogue is empty
     */
    public Simulation(Catalogue catalogue, long seed, Instant start, ShopOutput output) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 31 + start.toEpochMilli());
        this.shop = new Shop(catalogue, start, output, random);
        this.eventQueue = shop.eventQueue;
        this.shopTime = micros(start);
    }

    /** Lets everything happen that is due by {@code now}; with the maximal rate, a limited number of visits. */
    public void advance(Instant now, OrderRate rate) {
        settle(now);
        setPace(TimeScale.LIVE);
        long target = micros(now) - standstill;
        if (rate.isPaused()) {
            standstill += Math.max(0, target - shopTime);
            curve = null;
            return;
        }
        follow(new ArrivalCurve.Level(rate));
        if (rate.isMax()) {
            nextVisit = target;
        }
        happen(target, rate.isMax() ? VISITS_PER_CALL_AT_MAX : Integer.MAX_VALUE);
    }

    /**
     * Lets everything happen that is due before {@code to}, visitors arriving by the curve, the lives of orders taking
     * days. Never skips time. With more than some 8,000 orders a day the agenda is full and lives become shorter.
     */
    public void advanceHistory(Instant to, HistoryCurve history) {
        setPace(TimeScale.PAST);
        follow(new ArrivalCurve.Past(history));
        happen(micros(to) - standstill - 1, Integer.MAX_VALUE);
    }

    /**
     * Makes whole visits at once, buying and not, as if they ended now. Their orders then live as others do.
     *
     * @return how many orders were placed: at most {@code orders}, fewer if there is more to do than for one call
     */
    public int burst(Instant now, int orders) {
        settle(now);
        setPace(TimeScale.LIVE);
        SimulationTime end = time(Math.max(shopTime, micros(now) - standstill));
        long before = ordersPlaced();
        for (int visit = 0; visit < VISITS_PER_BURST && ordersPlaced() - before < orders; visit++) {
            while (eventQueue.size() >= MAX_PENDING) {
                eventQueue.happen(end);
            }
            shop.arrive(random.nextDouble() < shop.conversion(), end).happenAtOnce(end);
        }
        return (int) (ordersPlaced() - before);
    }

    /**
     * One category's prices are 30 % off and its products much more popular for so long, in shop time, with a campaign
     * of its own; then prices are as before. Another sale ends the one that runs.
     */
    public void startFlashSale(Instant now, Duration length) {
        settle(now);
        setPace(TimeScale.LIVE);
        shop.flashSale.start(time(Math.max(shopTime, micros(now) - standstill)), length);
    }

    /** Rows that are new or have changed since the last call, as they are now, each id once. */
    public CatalogueChanges drainChanges() {
        return shop.drainChanges();
    }

    /** Visits under way and orders whose life goes on. */
    public int pending() {
        return eventQueue.size();
    }

    /** Sales placed so far; credit notes are not counted. */
    public long ordersPlaced() {
        return shop.traffic.placed();
    }

    /** A copy of the rows as they are now. */
    public Catalogue catalogue() {
        return shop.catalogue();
    }

    private void happen(long target, int mostVisits) {
        int visitsLeft = mostVisits;
        while (true) {
            long task = shop.nextTask();
            long first = eventQueue.firstDue();
            boolean full = eventQueue.size() >= MAX_PENDING;
            if (task <= target && task <= first && task <= nextVisit) {
                shop.runTask(passTo(task));
            } else if (full || (first <= target && first <= nextVisit)) {
                eventQueue.happen(passTo(Math.min(first, target)));
            } else if (nextVisit <= target && visitsLeft > 0) {
                visitsLeft--;
                SimulationTime time = passTo((long) nextVisit);
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
        long next = visit.happen(time);
        if (next != EventQueue.ScheduledEvent.OVER) {
            eventQueue.enter(next, visit);
        }
    }

    private void follow(ArrivalCurve wanted) {
        if (!wanted.equals(curve)) {
            curve = wanted;
            time(shopTime);
            scheduleVisit(shopTime);
        }
    }

    private void scheduleVisit(double from) {
        if (curve != null) {
            nextConversion = shop.conversion();
            nextVisit = curve.next(from + standstill, nextConversion, random) - standstill;
        }
    }

    private void setPace(TimeScale wanted) {
        if (!wanted.equals(timeScale)) {
            timeScale = wanted;
            shop.setPace(time(shopTime));
        }
    }

    /** What lies too far back is not caught up on: time stood still. */
    private void settle(Instant now) {
        long behind = micros(now) - standstill - shopTime;
        standstill += Math.max(0, behind - MAX_BEHIND_MICROS);
    }

    private SimulationTime passTo(long due) {
        shopTime = Math.max(shopTime, due);
        return time(shopTime);
    }

    private SimulationTime time(long micros) {
        long millis = (micros + standstill) / 1_000;
        TimeScale current = timeScale == null ? TimeScale.LIVE : timeScale;
        shop.keepTime(millis, current);
        return new SimulationTime(Instant.ofEpochMilli(millis), millis, micros, current);
    }

    private static long micros(Instant instant) {
        return instant.toEpochMilli() * 1_000;
    }
}
