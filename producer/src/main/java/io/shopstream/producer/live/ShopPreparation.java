package io.shopstream.producer.live;

import io.shopstream.producer.catalogue.Catalogue;
import io.shopstream.producer.catalogue.CatalogueChanges;
import io.shopstream.producer.catalogue.maker.CatalogueFactory;
import io.shopstream.producer.database.Origin;
import io.shopstream.producer.database.ShopDatabase;
import io.shopstream.producer.database.ShopDatabaseUnavailableException;
import io.shopstream.producer.history.HistoryFastForward;
import io.shopstream.producer.history.HistoryMeter;
import io.shopstream.producer.history.HistoryPlan;
import io.shopstream.producer.history.HistoryRows;
import io.shopstream.producer.history.HistoryRun;
import io.shopstream.producer.history.OpenKeys;
import io.shopstream.producer.live.PreparedShop.History;
import io.shopstream.producer.publish.KafkaAccess;
import io.shopstream.producer.publish.StoppableRetry;
import io.shopstream.producer.simulator.Simulation;
import io.shopstream.producer.simulator.orders.OutputSwitch;
import io.shopstream.producer.simulator.time.HistorySize;
import io.shopstream.producer.simulator.time.OrderRate;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prepares the shop for live traffic: seeds or loads its database and brings the rows to the end of the history. The
 * records of the history may still be unpublished. After a kill at any moment, the next start resumes.
 */
final class ShopPreparation {
    private static final Logger LOG = LoggerFactory.getLogger(ShopPreparation.class);

    private final ShopPlan plan;
    private final KafkaAccess kafka;
    private final ShopDatabase database;
    private final Runnable startCapture;
    private final StoppableRetry liveRetry;
    private final StoppableRetry historyRetry;
    private final Clock clock;
    private final HistoryMeter meter;
    private @Nullable Catalogue created;
    private volatile @Nullable Origin origin;

    /**
     * @param startCapture starts the capture of the database's changes; called once the database holds a shop
     * @param liveRetry stops the preparation, and paces its attempts
     * @param historyRetry stops the publishing of the history, and paces its attempts
     */
    ShopPreparation(
            ShopPlan plan,
            KafkaAccess kafka,
            ShopDatabase database,
            Runnable startCapture,
            StoppableRetry liveRetry,
            StoppableRetry historyRetry,
            Clock clock,
            HistoryMeter meter) {
        this.plan = plan;
        this.kafka = kafka;
        this.database = database;
        this.startCapture = startCapture;
        this.liveRetry = liveRetry;
        this.historyRetry = historyRetry;
        this.clock = clock;
        this.meter = meter;
    }

    /**
     * Returns when the rows of the shop are those at the end of its history; waits for the database.
     *
     * @param output the output of the returned simulation
     * @param onCatalogue receives the rows that the shop starts with
     * @param beforeHistory called before the history is simulated
     * @throws io.shopstream.producer.publish.SimulatorStoppedException if the simulator is stopped
     */
    PreparedShop prepare(OutputSwitch output, Consumer<Catalogue> onCatalogue, Runnable beforeHistory) {
        Origin found = findOrSeed();
        origin = found;
        startCapture.run();
        HistorySize size = HistorySize.ofCode(found.history());
        if (size == HistorySize.NONE) {
            meter.none();
            return new PreparedShop(loaded(found, output, onCatalogue), OpenKeys.none(), Optional.empty());
        }
        HistoryPlan plan = HistoryPlan.before(
                found.opening(), size, found.seed(), found.pastRate() == null ? null : new OrderRate(found.pastRate()));
        HistoryRun run = new HistoryRun(plan, kafka, historyRetry, clock, meter);
        if (run.isFinished()) {
            // Older versions published the history without setting this mark.
            if (!withRetry(database::isHistoryWritten)) {
                new Rows().writeEnd(new CatalogueChanges(List.of(), List.of(), List.of(), Set.of()));
            }
            return new PreparedShop(loaded(found, output, onCatalogue), OpenKeys.none(), Optional.empty());
        }
        // Created from the origin, not loaded: the history may have changed the rows already.
        Catalogue first = created == null ? CatalogueFactory.create(ShopPlan.spec(found)) : created;
        History unpublished = new History(run, to -> new Simulation(first, found.seed(), plan.from(), to));
        if (withRetry(database::isHistoryWritten)) {
            return new PreparedShop(loaded(found, output, onCatalogue), OpenKeys.none(), Optional.of(unpublished));
        }
        beforeHistory.run();
        onCatalogue.accept(first);
        Simulation simulation = unpublished.simulation().apply(output);
        OpenKeys openKeys = new HistoryFastForward(plan, new Rows(), liveRetry).run(simulation, output);
        return new PreparedShop(simulation, openKeys, Optional.of(unpublished));
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
        // Not to the minute: live traffic begins about now, and the minute between would have no orders.
        Instant opening = clock.instant().truncatedTo(ChronoUnit.SECONDS);
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

    private Simulation loaded(Origin origin, OutputSwitch output, Consumer<Catalogue> onCatalogue) {
        Catalogue rows = withRetry(database::load);
        onCatalogue.accept(rows);
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
                liveRetry.succeeded();
                return result;
            } catch (ShopDatabaseUnavailableException e) {
                liveRetry.pauseAfter(e);
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
