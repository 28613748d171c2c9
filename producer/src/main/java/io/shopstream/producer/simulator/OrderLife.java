package io.shopstream.producer.simulator;

import io.shopstream.schemas.avro.Order;

/** One order on its way through its fate. */
final class OrderLife implements Agenda.Happening {
    private final LifeCycle cycle;
    private final Fate fate;
    private Order order;
    private int passed;

    OrderLife(LifeCycle cycle, Order placed, Fate fate) {
        this.cycle = cycle;
        this.order = placed;
        this.fate = fate;
    }

    @Override
    public long happen(Moment moment) {
        order = cycle.pass(fate.stages().get(passed++), order, moment);
        return passed == fate.stages().size()
                ? OVER
                : moment.micros()
                        + fate.stages().get(passed).pause(moment.pace().life()).draw(cycle.random());
    }
}
