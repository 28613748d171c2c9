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
import io.shopstream.producer.history.HistoryRun;
import io.shopstream.producer.history.OpenKeys;
import io.shopstream.producer.history.PastRows;
import io.shopstream.producer.publish.Outage;
import io.shopstream.producer.publish.SimulatorConnection;
import io.shopstream.producer.simulator.HistorySize;
import io.shopstream.producer.simulator.OutputSwitch;
import io.shopstream.producer.simulator.Simulation;
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
 * From whatever is there to a shop that can begin its live traffic: makes its database or finds it, and brings its rows to
 * the end of its past. The records of the past need not be published yet. A kill at any moment leaves something that the
 * next opening goes on from.
 */
final class Opening {
    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final ShopPlan plan;
    private final SimulatorConnection connection;
    private final ShopDatabase database;
    private final Runnable capture;
    private final Outage outage;
    private final Outage pastOutage;
    private final Clock clock;
    private final HistoryMeter meter;
    private @Nullable Catalogue made;
    private volatile @Nullable Origin origin;

    /**
     * @param capture starts the capture of the database's changes; called once the database holds a shop
     * @param pastOutage of whoever publishes the past
     */
    Opening(
            ShopPlan plan,
            SimulatorConnection connection,
            ShopDatabase database,
            Runnable capture,
            Outage outage,
            Outage pastOutage,
            Clock clock,
            HistoryMeter meter) {
        this.plan = plan;
        this.connection = connection;
        this.database = database;
        this.capture = capture;
        this.outage = outage;
        this.pastOutage = pastOutage;
        this.clock = clock;
        this.meter = meter;
    }

    /**
     * A shop whose next moment is live.
     *
     * @param keys what of its past may go on
     * @param past what is to be published beside live traffic, if it is not published already
     */
    record Opened(Simulation simulation, OpenKeys keys, Optional<Past> past) {}

    /** @param simulation makes one that begins where the past begins */
    record Past(HistoryRun run, Function<OutputSwitch, Simulation> simulation) {}

    /**
     * @param output what the simulation speaks to from now on
     * @param history told before the past is simulated
     * @throws Outage.StoppedException if the simulator is to stop
     */
    Opened open(OutputSwitch output, Consumer<Catalogue> catalogue, Runnable history) {
        Origin begun = origin();
        origin = begun;
        capture.run();
        HistorySize size = HistorySize.ofCode(begun.history());
        if (size == HistorySize.NONE) {
            meter.none();
            return new Opened(loaded(begun, output, catalogue), OpenKeys.none(), Optional.empty());
        }
        HistoryPlan plan = HistoryPlan.before(begun.opening(), size, begun.seed());
        HistoryRun run = new HistoryRun(plan, connection, pastOutage, clock, meter);
        if (run.isFinished()) {
            // One that an older version published has no mark.
            if (!patiently(database::isPastWritten)) {
                new Rows().writeEnd(new CatalogueChanges(List.of(), List.of(), List.of(), Set.of()));
            }
            return new Opened(loaded(begun, output, catalogue), OpenKeys.none(), Optional.empty());
        }
        // Made from its origin, not loaded: the past changes the rows.
        Catalogue first = made == null ? CatalogueFactory.create(ShopPlan.spec(begun)) : made;
        Past past = new Past(run, to -> new Simulation(first, begun.seed(), plan.from(), to));
        if (patiently(database::isPastWritten)) {
            return new Opened(loaded(begun, output, catalogue), OpenKeys.none(), Optional.of(past));
        }
        history.run();
        catalogue.accept(first);
        Simulation simulation = past.simulation().apply(output);
        OpenKeys keys = new HistoryRehearsal(plan, new Rows(), outage).run(simulation, output);
        return new Opened(simulation, keys, Optional.of(past));
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

    private final class Rows implements PastRows {
        @Override
        public void write(CatalogueChanges changes) {
            patiently(() -> {
                database.write(changes);
                return changes;
            });
        }

        @Override
        public void writeEnd(CatalogueChanges changes) {
            patiently(() -> {
                database.writeEndOfPast(changes);
                return changes;
            });
        }
    }
}
