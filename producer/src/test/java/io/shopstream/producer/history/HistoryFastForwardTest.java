package io.shopstream.producer.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.producer.catalogue.Catalogue;
import io.shopstream.producer.catalogue.CatalogueChanges;
import io.shopstream.producer.catalogue.maker.CatalogueFactory;
import io.shopstream.producer.catalogue.maker.CatalogueSpec;
import io.shopstream.producer.publish.SimulatorStoppedException;
import io.shopstream.producer.publish.StoppableRetry;
import io.shopstream.producer.simulator.Simulation;
import io.shopstream.producer.simulator.orders.OutputSwitch;
import io.shopstream.producer.simulator.orders.ShopOutput;
import io.shopstream.producer.simulator.time.HistoryCurve;
import io.shopstream.producer.simulator.time.HistorySize;
import io.shopstream.producer.simulator.time.OrderRate;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.ShopEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** It ends in the state that the published history ends in, and knows the keys with further records. */
class HistoryFastForwardTest {
    private static final Instant OPENING = Instant.parse("2026-03-01T12:00:00Z");
    private static final Catalogue CATALOGUE =
            CatalogueFactory.create(new CatalogueSpec(42, "USD", 10, 100, 400, 10, OPENING));
    private static final HistoryPlan PLAN = HistoryPlan.before(OPENING, HistorySize.SMALL, 42, OrderRate.DEFAULT);

    private final List<CatalogueChanges> written = new ArrayList<>();
    private final List<CatalogueChanges> ends = new ArrayList<>();
    private final HistoryRows rows = new HistoryRows() {
        @Override
        public void write(CatalogueChanges changes) {
            written.add(changes);
        }

        @Override
        public void writeEnd(CatalogueChanges changes) {
            ends.add(changes);
        }
    };

    @Test
    void shouldEndInTheStateOfThePublishedHistoryAndWriteItsRows() {
        OutputSwitch output = new OutputSwitch();
        Simulation simulation = new Simulation(CATALOGUE, 42, PLAN.from(), output);
        new HistoryFastForward(PLAN, rows, new StoppableRetry("the simulator")).run(simulation, output);

        Simulation published = new Simulation(CATALOGUE, 42, PLAN.from(), new Recorded());
        HistoryCurve curve = PLAN.curve();
        for (Instant through = PLAN.from(); through.isBefore(PLAN.until()); ) {
            through = PLAN.stepAfter(through);
            published.advanceHistory(through, curve);
        }
        assertThat(simulation.catalogue()).isEqualTo(published.catalogue());
        assertThat(simulation.ordersPlaced())
                .isEqualTo(published.ordersPlaced())
                .isPositive();
        assertThat(written).hasSizeGreaterThan(2).allSatisfy(changes -> assertThat(changes.isEmpty())
                .isFalse());
        assertThat(ends).hasSize(1);
    }

    @Test
    void shouldReturnTheKeysThatHaveFurtherRecords() {
        Recorded past = new Recorded();
        Simulation published = new Simulation(CATALOGUE, 42, PLAN.from(), past);
        published.advanceHistory(PLAN.until(), PLAN.curve());
        OutputSwitch output = new OutputSwitch();
        Simulation simulation = new Simulation(CATALOGUE, 42, PLAN.from(), output);
        OpenKeys keys = new HistoryFastForward(PLAN, rows, new StoppableRetry("the simulator")).run(simulation, output);

        Recorded live = new Recorded();
        output.to(live);
        // Orders of the history take days to finish. Shop time would stand still during steps of more than 2 s.
        for (long second = 0; second < Duration.ofDays(3).toSeconds(); second += 2) {
            simulation.advance(OPENING.plusSeconds(second), OrderRate.parse("0.01"));
        }

        assertThat(live.orders).anyMatch(order -> past.orderIds.contains(order.getOrderId()));
        assertThat(live.orders)
                .allSatisfy(order -> assertThat(keys.has(order)).isEqualTo(past.orderIds.contains(order.getOrderId())));
        Set<String> sessions = past.sessionsSince(OPENING.minus(Duration.ofHours(1)));
        assertThat(live.events)
                .filteredOn(event -> sessions.contains(event.getSessionId()))
                .allMatch(keys::has);
        assertThat(live.events).anyMatch(event -> !keys.has(event));
    }

    @Test
    void shouldStopBeforeTheEndIsWritten() {
        StoppableRetry retry = new StoppableRetry("the simulator");
        retry.stop();
        OutputSwitch output = new OutputSwitch();
        Simulation simulation = new Simulation(CATALOGUE, 42, PLAN.from(), output);

        assertThatThrownBy(() -> new HistoryFastForward(PLAN, rows, retry).run(simulation, output))
                .isInstanceOf(SimulatorStoppedException.class);
        assertThat(ends).isEmpty();
    }

    private static final class Recorded implements ShopOutput {
        private final List<Order> orders = new ArrayList<>();
        private final List<ShopEvent> events = new ArrayList<>();
        private final Set<String> orderIds = new HashSet<>();

        @Override
        public void order(Order order, Instant at) {
            orders.add(order);
            orderIds.add(order.getOrderId());
        }

        @Override
        public void event(ShopEvent event) {
            events.add(event);
        }

        Set<String> sessionsSince(Instant moment) {
            Set<String> sessions = new HashSet<>();
            events.stream()
                    .filter(event -> event.getOccurredAt().isAfter(moment))
                    .forEach(event -> sessions.add(event.getSessionId()));
            return sessions;
        }
    }
}
