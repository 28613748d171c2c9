package io.shopstream.producer.live;

import io.shopstream.producer.catalogue.Catalogue;
import io.shopstream.producer.catalogue.CatalogueFactory;
import io.shopstream.producer.catalogue.CatalogueSpec;
import io.shopstream.producer.publish.Ledger;
import io.shopstream.producer.publish.Outage;
import io.shopstream.producer.publish.Outage.StoppedException;
import io.shopstream.producer.publish.ShopTopics;
import io.shopstream.producer.publish.SimulatorConnection;
import io.shopstream.producer.simulator.OrderRate;
import io.shopstream.producer.simulator.Simulation;
import io.shopstream.schemas.query.ProducerStatus.TopicCounts;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the simulated shop on a thread of its own: makes and publishes the catalogue, then live traffic at the chosen
 * rate. Kafka and the registry may be away at the start or at any time later: it waits, says so in its status, and goes
 * on by itself. Thread-safe; closing it returns within seconds and leaves no thread behind.
 */
public final class LiveSimulator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSimulator.class);
    private static final Duration STEP = Duration.ofMillis(5);
    private static final Duration STALL = Duration.ofSeconds(5);
    private static final Duration JOIN_WITHIN = Duration.ofSeconds(15);

    private final ShopTopics topics;
    private final CatalogueSpec spec;
    private final Clock clock;
    private final Ledger ledger;
    private final Outage outage;
    private final Thread thread;
    private volatile OrderRate rate;
    private volatile SimulatorState state = SimulatorState.DISABLED;
    private volatile @Nullable String failure;
    private volatile @Nullable Catalogue catalogue;
    private volatile int pending;

    public LiveSimulator(SimulatorConnection connection, CatalogueSpec spec, OrderRate rate, Clock clock) {
        this.spec = spec;
        this.rate = rate;
        this.clock = clock;
        this.ledger = new Ledger(clock);
        this.outage = new Outage();
        this.topics = new ShopTopics(connection, ledger, outage);
        this.thread = Thread.ofPlatform().name("shop-simulator").unstarted(this::run);
    }

    /** Returns at once; without it the simulator stays {@link SimulatorState#DISABLED}. To be called once. */
    public void start() {
        state = SimulatorState.STARTING;
        thread.start();
    }

    /** Takes effect within milliseconds. */
    public void setRate(OrderRate wanted) {
        rate = wanted;
        LOG.info("the simulator is set to {} orders per second", wanted);
    }

    public OrderRate rate() {
        return rate;
    }

    public SimulatorStatus status() {
        Map<String, TopicCounts> counts = ledger.counts();
        SimulatorState shown = shownState();
        return new SimulatorStatus(
                shown,
                detail(shown),
                rate.toString(),
                counts.values().stream().mapToLong(TopicCounts::sent).sum(),
                counts.values().stream().mapToLong(TopicCounts::acked).sum(),
                counts.values().stream().mapToLong(TopicCounts::failed).sum(),
                counts.values().stream().mapToLong(TopicCounts::inFlight).sum(),
                pending,
                sizes(catalogue),
                counts);
    }

    @Override
    public void close() {
        outage.stop();
        try {
            if (!thread.join(JOIN_WITHIN)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalThreadStateException e) {
            // Never started: nothing to wait for.
        }
    }

    private void run() {
        try {
            Catalogue made = CatalogueFactory.create(spec);
            catalogue = made;
            topics.provision();
            topics.publish(made);
            LOG.info(
                    "the simulator publishes {} orders per second ({} users, {} products)",
                    rate,
                    made.users().size(),
                    made.products().size());
            live(new Simulation(made, spec.seed(), clock.instant(), topics));
        } catch (StoppedException e) {
            LOG.debug("the simulator was stopped while it waited");
        } catch (RuntimeException e) {
            failure = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            LOG.error("the simulator cannot go on", e);
        } finally {
            topics.close();
            state = failure == null ? SimulatorState.STOPPED : SimulatorState.FAILED;
        }
    }

    private void live(Simulation simulation) {
        while (!outage.isStopped()) {
            OrderRate current = rate;
            state = current.isPaused() ? SimulatorState.PAUSED : SimulatorState.RUNNING;
            simulation.advance(clock.instant(), current);
            pending = simulation.pending();
            if (!current.isMax()) {
                LockSupport.parkNanos(STEP.toNanos());
            }
        }
    }

    private SimulatorState shownState() {
        boolean alive = state != SimulatorState.FAILED && state != SimulatorState.STOPPED;
        boolean stuck = outage.waitingFor() != null || ledger.stalledFor().compareTo(STALL) > 0;
        return alive && stuck ? SimulatorState.WAITING : state;
    }

    private @Nullable String detail(SimulatorState shown) {
        if (shown == SimulatorState.WAITING && outage.waitingFor() == null) {
            return "Kafka has not acknowledged anything for "
                    + ledger.stalledFor().toSeconds() + " s";
        }
        return shown == SimulatorState.WAITING ? outage.waitingFor() : failure;
    }

    private static Map<String, Integer> sizes(@Nullable Catalogue made) {
        return made == null
                ? Map.of()
                : Map.of(
                        "users", made.users().size(),
                        "categories", made.categories().size(),
                        "products", made.products().size(),
                        "campaigns", made.campaigns().size());
    }
}
