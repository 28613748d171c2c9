package io.shopstream.producer.live;

import io.shopstream.producer.catalogue.Catalogue;
import io.shopstream.producer.catalogue.CatalogueChanges;
import io.shopstream.producer.catalogue.CatalogueFactory;
import io.shopstream.producer.database.Origin;
import io.shopstream.producer.database.ShopDatabase;
import io.shopstream.producer.database.ShopDatabaseUnavailableException;
import io.shopstream.producer.history.HistoryMeter;
import io.shopstream.producer.history.HistoryPlan;
import io.shopstream.producer.history.HistoryRun;
import io.shopstream.producer.publish.Outage;
import io.shopstream.producer.publish.SimulatorConnection;
import io.shopstream.producer.simulator.HistorySize;
import io.shopstream.producer.simulator.OutputSwitch;
import io.shopstream.producer.simulator.Simulation;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From whatever is there to a shop that can begin its live traffic: makes its database or finds it, and publishes what is
 * missing of its past. A kill at any moment leaves something that the next opening goes on from.
 */
final class Opening {
    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final ShopPlan plan;
    private final SimulatorConnection connection;
    private final ShopDatabase database;
    private final Runnable capture;
    private final Outage outage;
    private final Clock clock;
    private final HistoryMeter meter;
    private @Nullable Catalogue made;
    private volatile @Nullable Origin origin;

    /**
     * @param capture starts the capture of the database's changes; called once the database holds a shop
     */
    Opening(
            ShopPlan plan,
            SimulatorConnection connection,
            ShopDatabase database,
            Runnable capture,
            Outage outage,
            Clock clock,
            HistoryMeter meter) {
        this.plan = plan;
        this.connection = connection;
        this.database = database;
        this.capture = capture;
        this.outage = outage;
        this.clock = clock;
        this.meter = meter;
    }

    /**
     * @param history told before the past is published
     * @return a simulation whose next moment is live
     * @throws Outage.StoppedException if the simulator is to stop
     */
    Simulation open(OutputSwitch output, Consumer<Catalogue> catalogue, Runnable history) {
        Origin begun = origin();
        origin = begun;
        capture.run();
        HistorySize size = HistorySize.ofCode(begun.history());
        if (size == HistorySize.NONE) {
            meter.none();
            return loaded(begun, output, catalogue);
        }
        HistoryPlan past = HistoryPlan.before(begun.opening(), size, begun.seed());
        HistoryRun run = new HistoryRun(past, connection, this::write, outage, clock, meter);
        if (run.isFinished()) {
            return loaded(begun, output, catalogue);
        }
        history.run();
        // Begun in an earlier process: made from its origin again, not loaded, since the past has changed the rows.
        Catalogue first = made == null ? CatalogueFactory.create(ShopPlan.spec(begun)) : made;
        catalogue.accept(first);
        Simulation simulation = new Simulation(first, begun.seed(), past.from(), output);
        run.run(simulation, output);
        return simulation;
    }

    /** What the shop was made from; null until its database is there. */
    @Nullable Origin known() {
        return origin;
    }

    private Origin origin() {
        return patiently(() -> {
            database.migrate();
            return database.origin().map(this::known).orElseGet(this::seeded);
        });
    }

    private Origin known(Origin origin) {
        if (!plan.origin(origin.opening()).equals(origin)) {
            LOG.info("the shop database goes on as the shop it was made as: {}", origin);
        }
        return origin;
    }

    private Origin seeded() {
        Instant opening = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        Origin origin = plan.origin(opening);
        Catalogue rows = CatalogueFactory.create(ShopPlan.spec(origin));
        database.seed(origin, rows);
        made = rows;
        LOG.info(
                "the shop database is made: {} users, {} products",
                rows.users().size(),
                rows.products().size());
        return origin;
    }

    private Simulation loaded(Origin origin, OutputSwitch output, Consumer<Catalogue> catalogue) {
        Catalogue rows = patiently(database::load);
        catalogue.accept(rows);
        return new Simulation(rows, origin.seed(), clock.instant(), output);
    }

    private void write(CatalogueChanges changes) {
        if (changes.isEmpty()) {
            return;
        }
        patiently(() -> {
            database.write(changes);
            return changes;
        });
    }

    private <T> T patiently(Supplier<T> action) {
        while (true) {
            try {
                T result = action.get();
                outage.over();
                return result;
            } catch (ShopDatabaseUnavailableException e) {
                outage.retryAfter(e);
            }
        }
    }
}
