package io.shopstream.producer.live;

import io.shopstream.producer.catalogue.Catalogue;
import io.shopstream.producer.catalogue.CatalogueChanges;
import io.shopstream.producer.catalogue.CatalogueFactory;
import io.shopstream.producer.database.Origin;
import io.shopstream.producer.database.ShopDatabase;
import io.shopstream.producer.database.ShopDatabaseUnavailableException;
import io.shopstream.producer.history.HistoryMeter;
import io.shopstream.producer.history.HistoryPlan;
import io.shopstream.producer.history.HistoryRehearsal;
import io.shopstream.producer.history.HistoryRows;
import io.shopstream.producer.history.HistoryRun;
import io.shopstream.producer.history.OpenKeys;
import io.shopstream.producer.publish.Outage;
import io.shopstream.producer.publish.SimulatorConnection;
import io.shopstream.producer.simulator.Simulation;
import io.shopstream.producer.simulator.orders.OutputSwitch;
import io.shopstream.producer.simulator.time.HistorySize;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prepares the shop for live traffic: seeds or loads its database and brings the rows to the end of the history. The
 * records of the history may still be unpublished. After a kill at any moment, the next opening resumes.
 */
final class Opening {
    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final ShopPlan plan;
    private final SimulatorConnection connection;
    private final ShopDatabase database;
    private final Runnable capture;
    private final Outage outage;
    private final Outage historyOutage;
    private final Clock clock;
    private final HistoryMeter meter;
    private @Nullable Catalogue created;
    private volatile @Nullable Origin origin;

    /**
     * @param capture starts the capture of the database's changes; called once the database holds a shop
     * @param historyOutage outage state of publishing the history
     */
    Opening(
            ShopPlan plan,
            SimulatorConnection connection,
            ShopDatabase database,
            Runnable capture,
            Outage outage,
            Outage historyOutage,
            Clock clock,
            HistoryMeter meter) {
        this.plan = plan;
        this.connection = connection;
        this.database = database;
        this.capture = capture;
        this.outage = outage;
        this.historyOutage = historyOutage;
        this.clock = clock;
        this.meter = meter;
    }

    /**
     * A shop that is ready for live traffic.
     *
     * @param keys orders and users of the history that may have further records
     * @param unpublished the history to publish beside live traffic; empty if it is published already
     */
    record Opened(Simulation simulation, OpenKeys keys, Optional<History> unpublished) {}

    /** @param simulation creates a simulation that starts at the beginning of the history */
    record History(HistoryRun run, Function<OutputSwitch, Simulation> simulation) {}

    /**
     * @param output the output of the returned simulation
     * @param catalogue receives the rows that the shop starts with
     * @param history called before the history is simulated
     * @throws Outage.StoppedException if the simulator is stopped
     */
    Opened open(OutputSwitch output, Consumer<Catalogue> catalogue, Runnable history) {
        Origin found = findOrSeed();
        origin = found;
        capture.run();
        HistorySize size = HistorySize.ofCode(found.history());
        if (size == HistorySize.NONE) {
            meter.none();
            return new Opened(loaded(found, output, catalogue), OpenKeys.none(), Optional.empty());
        }
        HistoryPlan plan = HistoryPlan.before(found.opening(), size, found.seed());
        HistoryRun run = new HistoryRun(plan, connection, historyOutage, clock, meter);
        if (run.isFinished()) {
            // Older versions published the history without setting this mark.
            if (!withRetry(database::isHistoryWritten)) {
                new Rows().writeEnd(new CatalogueChanges(List.of(), List.of(), List.of(), Set.of()));
            }
            return new Opened(loaded(found, output, catalogue), OpenKeys.none(), Optional.empty());
        }
        // Created from the origin, not loaded: the history may have changed the rows already.
        Catalogue first = created == null ? CatalogueFactory.create(ShopPlan.spec(found)) : created;
        History unpublished = new History(run, to -> new Simulation(first, found.seed(), plan.from(), to));
        if (withRetry(database::isHistoryWritten)) {
            return new Opened(loaded(found, output, catalogue), OpenKeys.none(), Optional.of(unpublished));
        }
        history.run();
        catalogue.accept(first);
        Simulation simulation = unpublished.simulation().apply(output);
        OpenKeys keys = new HistoryRehearsal(plan, new Rows(), outage).run(simulation, output);
        return new Opened(simulation, keys, Optional.of(unpublished));
    }

    /** The parameters that the shop was created from; null until its database is available. */
    @Nullable Origin knownOrigin() {
        return origin;
    }

    private Origin findOrSeed() {
        return withRetry(() -> {
            database.migrate();
            return database.origin().map(this::existing).orElseGet(this::seed);
        });
    }

    private Origin existing(Origin origin) {
        if (!plan.origin(origin.opening()).equals(origin)) {
            LOG.info("the shop database was created with other settings, which stay in effect: {}", origin);
        }
        return origin;
    }

    private Origin seed() {
        Instant opening = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        Origin origin = plan.origin(opening);
        Catalogue rows = CatalogueFactory.create(ShopPlan.spec(origin));
        database.seed(origin, rows);
        created = rows;
        LOG.info(
                "created the shop database: {} users, {} products",
                rows.users().size(),
                rows.products().size());
        return origin;
    }

    private Simulation loaded(Origin origin, OutputSwitch output, Consumer<Catalogue> catalogue) {
        Catalogue rows = withRetry(database::load);
        catalogue.accept(rows);
        return new Simulation(rows, origin.seed(), clock.instant(), output);
    }

    private void withRetry(Runnable action) {
        withRetry(() -> {
            action.run();
            return true;
        });
    }

    private <T> T withRetry(Supplier<T> action) {
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

    private final class Rows implements HistoryRows {
        @Override
        public void write(CatalogueChanges changes) {
            withRetry(() -> database.write(changes));
        }

        @Override
        public void writeEnd(CatalogueChanges changes) {
            withRetry(() -> database.writeEndOfHistory(changes));
        }
    }
}
