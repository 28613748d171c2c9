package io.shopstream.producer.simulator.orders;

import io.shopstream.producer.simulator.time.EventQueue;
import io.shopstream.producer.simulator.time.SimulationTime;
import io.shopstream.schemas.avro.Order;

/** Runs one order through the stages of its outcome. */
final class OrderLife implements EventQueue.ScheduledEvent {
    private final LifeCycle cycle;
    private final OrderOutcome orderOutcome;
    private Order order;
    private int stagesDone;

    OrderLife(LifeCycle cycle, Order placed, OrderOutcome orderOutcome) {
        this.cycle = cycle;
        this.order = placed;
        this.orderOutcome = orderOutcome;
    }

    @Override
    public long run(SimulationTime time) {
        order = cycle.apply(orderOutcome.stages().get(stagesDone++), order, time);
        return stagesDone == orderOutcome.stages().size()
                ? OVER
                : time.micros()
                        + orderOutcome
                                .stages()
                                .get(stagesDone)
                                .delay(time.timeScale().life())
                                .draw(cycle.random());
    }
}
