package io.shopstream.bench.round;

import io.shopstream.producer.catalogue.Catalogue;
import io.shopstream.producer.catalogue.maker.CatalogueFactory;
import io.shopstream.producer.catalogue.maker.CatalogueSpec;
import io.shopstream.producer.simulator.Simulation;
import io.shopstream.producer.simulator.orders.ShopOutput;
import io.shopstream.producer.simulator.time.HistoryCurve;
import io.shopstream.producer.simulator.time.OrderRate;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.ShopEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the simulated shop as fast as possible on its own clock: every run gives the same records in the same order. The
 * only class here that knows how to create a simulation.
 */
public final class ShopFeed {
    private static final long SEED = 1;
    private static final Instant START = Instant.parse("2024-01-05T12:00:00Z");
    private static final Instant HISTORY_END = START.plus(Duration.ofDays(730));
    private static final Duration HISTORY_STEP = Duration.ofHours(6);
    // Events and versions per placed order, slightly less than the average, so that there are enough.
    private static final long RECORDS_PER_ORDER = 33;
    // About what one call of the live loop covers at the maximum rate.
    private static final Duration STEP = Duration.ofMillis(5);

    private final Catalogue catalogue;

    private ShopFeed(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The shop of the default size. */
    public static ShopFeed make() {
        return new ShopFeed(CatalogueFactory.create(new CatalogueSpec(SEED, "USD", 40, 2_000, 20_000, 60, START)));
    }

    /**
     * Passes exactly {@code records} records to {@code target}.
     *
     * @param mark number of records after which {@code onMark} runs
     */
    public void give(ShopOutput target, long records, long mark, Runnable onMark) {
        FirstOnly output = new FirstOnly(target, records, mark, onMark);
        Simulation simulation = new Simulation(catalogue, SEED, START, output);
        Instant now = START;
        while (output.left > 0) {
            now = now.plus(STEP);
            simulation.advance(now, OrderRate.MAX);
        }
    }

    /**
     * Passes {@code records} records, within a few per mille, that span 24 months, as the shop's history does: they
     * fall into many different windows, so that little can be combined.
     */
    void giveHistory(ShopOutput target, long records) {
        FirstOnly output = new FirstOnly(target, records, 0, () -> {});
        Simulation simulation = new Simulation(catalogue, SEED, START, output);
        HistoryCurve curve = HistoryCurve.steady(START, HISTORY_END, records / RECORDS_PER_ORDER);
        Instant now = START;
        while (output.left > 0 && now.isBefore(HISTORY_END)) {
            now = now.plus(HISTORY_STEP);
            simulation.advanceHistory(now, curve);
            simulation.drainChanges();
        }
    }

    /** The first versions of this many sales. */
    public List<Order> sales(int orders) {
        List<Order> first = new ArrayList<>(orders);
        Simulation simulation = new Simulation(catalogue, SEED, START, new ShopOutput() {
            @Override
            public void order(Order order, Instant at) {
                if (order.getVersion() == 1 && order.getKind() == OrderKind.SALE && first.size() < orders) {
                    first.add(order);
                }
            }

            @Override
            public void event(ShopEvent event) {
                // Only orders are needed.
            }
        });
        Instant now = START;
        while (first.size() < orders) {
            now = now.plus(STEP);
            simulation.advance(now, OrderRate.MAX);
        }
        return first;
    }

    /** Passes on only the requested number of records: one call of the simulation may make more. */
    private static final class FirstOnly implements ShopOutput {
        private final ShopOutput target;
        private final long leftAtMark;
        private final Runnable onMark;
        private long left;

        FirstOnly(ShopOutput target, long records, long mark, Runnable onMark) {
            this.target = target;
            this.left = records;
            this.leftAtMark = records - mark;
            this.onMark = onMark;
        }

        @Override
        public void order(Order order, Instant at) {
            if (isWanted()) {
                target.order(order, at);
            }
        }

        @Override
        public void event(ShopEvent event) {
            if (isWanted()) {
                target.event(event);
            }
        }

        private boolean isWanted() {
            if (left == leftAtMark) {
                onMark.run();
            }
            if (left == 0) {
                return false;
            }
            left--;
            return true;
        }
    }
}
