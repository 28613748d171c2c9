package io.shopstream.producer.simulator;

import io.shopstream.schemas.avro.Order;

/** One order on its way through its fate. */
final class OrderLife implements EventQueue.ScheduledEvent {
    private final LifeCycle cycle;
    private final OrderOutcome orderOutcome;
    private Order order;
    private int passed;

    OrderLife(LifeCycle cycle, Order placed, OrderOutcome orderOutcome) {
        this.cycle = cycle;
        this.order = placed;
        this.orderOutcome = orderOutcome;
    }

    @Override
    public long happen(SimulationTime time) {
        order = cycle.pass(orderOutcome.stages().get(passed++), order, time);
        return passed == orderOutcome.stages().size()
                ? OVER
                : time.micros()
                        + orderOutcome
                                .stages()
                                .get(passed)
                                .delay(time.timeScale().life())
                                .draw(cycle.random());
    }
}
