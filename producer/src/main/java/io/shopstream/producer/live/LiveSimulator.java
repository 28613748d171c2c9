package io.shopstream.producer.live;

import io.shopstream.producer.catalogue.Catalogue;
import io.shopstream.producer.database.ShopDatabase;
import io.shopstream.producer.faults.FaultInjector;
import io.shopstream.producer.history.HistoryMeter;
import io.shopstream.producer.publish.KafkaAccess;
import io.shopstream.producer.publish.SendCounts;
import io.shopstream.producer.publish.ShopPublisher;
import io.shopstream.producer.publish.SimulatorStoppedException;
import io.shopstream.producer.publish.SimulatorTopics;
import io.shopstream.producer.publish.StoppableRetry;
import io.shopstream.producer.simulator.orders.OutputSwitch;
import io.shopstream.producer.simulator.time.OrderRate;
import io.shopstream.schemas.query.ProducerStatus;
import io.shopstream.schemas.query.ProducerStatus.TopicCounts;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the simulated shop on its own thread: prepares the shop database, then publishes live traffic at the chosen rate
 * while a second thread publishes the history of a new shop. Whenever Kafka, registry or database is unavailable, it
 * waits, reports it in the status, and resumes automatically. Thread-safe. Closing it waits up to 20 s for the thread
 * to end, then interrupts it.
 */
public final class LiveSimulator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSimulator.class);
    private static final Duration STALL = Duration.ofSeconds(5);
    private static final Duration JOIN_TIMEOUT = Duration.ofSeconds(20);

    private final KafkaAccess kafka;
    private final ShopPlan plan;
    private final Clock clock;
    private final SendCounts sendCounts;
    private final StoppableRetry liveRetry = new StoppableRetry("the simulator");
    private final StoppableRetry historyRetry = new StoppableRetry("the history");
    private final HistoryMeter meter = new HistoryMeter();
    private final LiveTraffic traffic;
    private final CatalogueWriter writer;
    private final ShopPreparation preparation;
    private final String run;
    private final Thread thread;
    private volatile SimulatorState state = SimulatorState.DISABLED;
    private volatile @Nullable String failure;
    private volatile Map<String, Integer> catalogue = Map.of();

    /**
     * @param startCapture starts the capture of the database's changes; called once the database holds a shop
     */
    public LiveSimulator(KafkaAccess kafka, ShopDatabase database, Runnable startCapture, ShopPlan plan, Clock clock) {
        this.kafka = kafka;
        this.plan = plan;
        this.clock = clock;
        this.sendCounts = new SendCounts(clock);
        this.run = RunId.of(plan.seed(), clock.instant());
        this.writer = new CatalogueWriter(database::write);
        this.traffic = new LiveTraffic(plan.rate(), clock, liveRetry);
        this.preparation =
                new ShopPreparation(plan, kafka, database, startCapture, liveRetry, historyRetry, clock, meter);
        this.thread = Thread.ofPlatform().name("shop-simulator").unstarted(this::run);
    }

    /** Starts the thread and returns; until then the state is {@link SimulatorState#DISABLED}. To be called once. */
    public void start() {
        state = SimulatorState.STARTING;
        thread.start();
    }

    /** Takes effect within milliseconds. */
    public void setRate(OrderRate wanted) {
        traffic.rates().base(wanted);
        LOG.info("simulator rate set to {} orders per second", wanted);
    }

    /** Adds a burst of orders as fast as possible; returns before they are placed. */
    public void burst(long orders) {
        traffic.burst(orders);
        LOG.info("the simulator starts a burst of {} orders", orders);
    }

    /** Reduces the prices of one category by 30 % and multiplies the traffic by {@code factor} for {@code length}. */
    public void flashSale(Duration length, double factor) {
        traffic.flashSale(length, factor);
        LOG.info("flash sale for {} s, {} times the traffic", length.toSeconds(), factor);
    }

    /** From now on the rate swings between rate / factor and rate * factor; a factor of 1 ends it. */
    public void wave(Duration period, double factor) {
        traffic.rates().wave(clock.instant(), period, factor);
    }

    public SimulatorStatus status() {
        SimulatorState shown = shownState();
        return new SimulatorStatus(
                shown,
                detail(shown),
                traffic.rates().base().toString(),
                traffic.burstLeft(),
                traffic.pending(),
                catalogue,
                sendCounts.counts(),
                meter.status(),
                new ProducerStatus.Faults(plan.faults().toString(), run, sendCounts.faults()),
                preparation.knownOrigin());
    }

    @Override
    public void close() {
        liveRetry.stop();
        historyRetry.stop();
        ThreadEnd.await(thread, JOIN_TIMEOUT);
    }

    private void run() {
        try {
            OutputSwitch output = new OutputSwitch();
            new SimulatorTopics(kafka, liveRetry).createMissing();
            PreparedShop shop = preparation.prepare(output, this::countRows, () -> state = SimulatorState.HISTORY);
            writer.start();
            // Closed in reverse order: first the injector sends the versions that it holds back.
            try (ShopPublisher publisher = new ShopPublisher(kafka, sendCounts, liveRetry, run);
                    FaultInjector faults = new FaultInjector(plan.faults(), plan.seed(), publisher)) {
                DelayedRecords delayed = new DelayedRecords(shop.openKeys(), faults);
                output.to(delayed);
                runLive(shop, delayed);
            }
        } catch (SimulatorStoppedException e) {
            LOG.debug("the simulator was stopped while waiting");
        } catch (RuntimeException e) {
            failed(e);
        } catch (Error e) {
            // Such as OutOfMemoryError: the thread ends, and the status must show why.
            failure = e.toString();
            throw e;
        } finally {
            writer.close();
            state = failure == null ? SimulatorState.STOPPED : SimulatorState.FAILED;
        }
    }

    private void runLive(PreparedShop shop, DelayedRecords delayed) {
        try (HistoryThread history =
                shop.unpublishedHistory().map(found -> publish(found, delayed)).orElse(null)) {
            LOG.info(
                    "the simulator publishes {} orders per second; its history {}",
                    traffic.rates().base(),
                    history == null ? "is published" : "is being published in parallel");
            if (history != null && !traffic.rates().base().isPaused()) {
                // The history waits for a live order, and the first number for this one: at a low rate, chance would
                // let both wait for seconds.
                traffic.burst(1);
            }
            traffic.run(
                    shop.simulation(),
                    writer,
                    paused -> state = paused ? SimulatorState.PAUSED : SimulatorState.RUNNING);
        }
        // The history may have been completed after the last iteration of live traffic.
        if (meter.status().finished()) {
            delayed.release();
        } else if (delayed.waiting() > 0) {
            LOG.warn(
                    "stopped before the history was published: dropped {} live records of its orders and users",
                    delayed.waiting());
        }
    }

    private HistoryThread publish(PreparedShop.History history, DelayedRecords delayed) {
        HistoryThread publishing = new HistoryThread(
                history.run(),
                history.simulation(),
                historyRetry,
                this::hasLiveOrder,
                () -> traffic.submit(delayed::release),
                failure -> {
                    failed(failure);
                    // Stops live traffic, too: otherwise the incomplete history would go unnoticed.
                    liveRetry.stop();
                });
        publishing.start();
        return publishing;
    }

    private boolean hasLiveOrder() {
        TopicCounts orders = sendCounts.counts().get(kafka.topics().orders().name());
        return orders != null && orders.acked() > 0;
    }

    private void failed(RuntimeException e) {
        failure = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        LOG.error("the simulator failed: {}", failure);
        LOG.debug("stack trace of the simulator's failure", e);
    }

    private void countRows(Catalogue rows) {
        catalogue = Map.of(
                "users", rows.users().size(),
                "categories", rows.categories().size(),
                "products", rows.products().size(),
                "campaigns", rows.campaigns().size());
    }

    private SimulatorState shownState() {
        boolean alive = state != SimulatorState.FAILED && state != SimulatorState.STOPPED;
        boolean stuck = liveRetry.waitingFor() != null
                || historyRetry.waitingFor() != null
                || writer.lastFailure() != null
                || sendCounts.stalledFor().compareTo(STALL) > 0;
        return alive && stuck ? SimulatorState.WAITING : state;
    }

    private @Nullable String detail(SimulatorState shown) {
        if (shown != SimulatorState.WAITING) {
            return failure;
        }
        if (liveRetry.waitingFor() != null) {
            return liveRetry.waitingFor();
        }
        if (historyRetry.waitingFor() != null) {
            boolean live = state == SimulatorState.RUNNING || state == SimulatorState.PAUSED;
            return live
                    ? "orders continue, the history waits: " + historyRetry.waitingFor()
                    : historyRetry.waitingFor();
        }
        if (writer.lastFailure() != null) {
            return "orders continue, catalogue changes wait: " + writer.lastFailure();
        }
        return "Kafka has not acknowledged anything for "
                + sendCounts.stalledFor().toSeconds() + " s";
    }
}
