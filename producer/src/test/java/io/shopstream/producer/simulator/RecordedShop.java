package io.shopstream.producer.simulator;

import io.shopstream.producer.catalogue.Catalogue;
import io.shopstream.producer.catalogue.maker.CatalogueFactory;
import io.shopstream.producer.catalogue.maker.CatalogueSpec;
import io.shopstream.producer.simulator.orders.ShopOutput;
import io.shopstream.producer.simulator.time.OrderRate;
import io.shopstream.schemas.avro.EventType;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.ShopEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs a simulated shop and records its orders and events in order. */
final class RecordedShop implements ShopOutput {
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    static final Catalogue CATALOGUE = CatalogueFactory.create(new CatalogueSpec(42, "USD", 20, 200, 500, 8, START));
    private static final Duration TICK = Duration.ofMillis(50);

    final List<Object> sequence = new ArrayList<>();
    final List<Order> orders = new ArrayList<>();
    final List<ShopEvent> events = new ArrayList<>();
    final Simulation simulation;
    private Instant now = START;

    RecordedShop(long seed) {
        this(seed, CATALOGUE);
    }

    RecordedShop(long seed, Catalogue catalogue) {
        simulation = new Simulation(catalogue, seed, START, this);
    }

    RecordedShop run(Duration time, OrderRate rate) {
        return run(time, rate, TICK);
    }

    RecordedShop run(Duration time, OrderRate rate, Duration tick) {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            simulation.advance(now, rate);
            now = now.plus(tick);
        }
        return this;
    }

    /** Passes time without advancing the simulation, as if the machine slept. */
    void skip(Duration time) {
        now = now.plus(time);
    }

    Instant now() {
        return now;
    }

    /** Every version of each order, in order of appearance. */
    Map<String, List<Order>> versions() {
        return orders.stream()
                .collect(Collectors.groupingBy(Order::getOrderId, LinkedHashMap::new, Collectors.toList()));
    }

    /** The last version of each sale placed in the first {@code window}. */
    List<Order> salesOf(Duration window) {
        return versions().values().stream()
                .map(List::getLast)
                .filter(order -> order.getKind() == OrderKind.SALE)
                .filter(order -> order.getPlacedAt().isBefore(START.plus(window)))
                .toList();
    }

    long count(EventType type) {
        return events.stream().filter(event -> event.getType() == type).count();
    }

    @Override
    public void order(Order order, Instant at) {
        orders.add(order);
        sequence.add(order);
    }

    @Override
    public void event(ShopEvent event) {
        events.add(event);
        sequence.add(event);
    }
}
