package io.shopstream.producer.simulator;

import io.shopstream.producer.catalogue.UuidV7;
import io.shopstream.producer.simulator.Behaviour.Pause;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.OrderStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What becomes of an order: decided when it is placed, then one snapshot per change of state, each with the next
 * version.
 */
final class LifeCycle {
    private final Agenda agenda;
    private final ShopOutput output;
    private final RandomGenerator random;

    LifeCycle(Agenda agenda, ShopOutput output, RandomGenerator random) {
        this.agenda = agenda;
        this.output = output;
        this.random = random;
    }

    void begin(Order placed, Moment moment) {
        enter(placed, draw(), 0, moment);
    }

    private Fate draw() {
        double drawn = random.nextDouble();
        for (Fate fate : Fate.values()) {
            drawn -= fate.share;
            if (drawn < 0) {
                return fate;
            }
        }
        return Fate.KEPT;
    }

    private void enter(Order order, Fate fate, int stage, Moment moment) {
        if (stage < fate.stages.size()) {
            Stage next = fate.stages.get(stage);
            agenda.enter(
                    moment.micros() + next.pause.drawMicros(random),
                    then -> enter(next.happen(this, order, then), fate, stage + 1, then));
        }
    }

    private Order change(Order order, OrderStatus status, Moment moment) {
        Order next = Snapshots.next(order, status, moment.at());
        output.order(next);
        return next;
    }

    private Order sendBack(Order sale, Moment moment) {
        List<OrderLine> lines = new ArrayList<>();
        int certain = random.nextInt(sale.getLines().size());
        for (int index = 0; index < sale.getLines().size(); index++) {
            OrderLine sold = sale.getLines().get(index);
            if (index == certain || random.nextInt(3) == 0) {
                int units = 1 + random.nextInt(sold.getQuantity());
                lines.add(new OrderLine(
                        sold.getLineNo(),
                        sold.getProductId(),
                        sold.getCategoryId(),
                        -units,
                        sold.getUnitPriceMinor(),
                        sold.getUnitCostMinor()));
            }
        }
        Order creditNote = Snapshots.creditNote(UuidV7.next(moment.at(), random), sale, lines, moment.at());
        output.order(creditNote);
        return creditNote;
    }

    @SuppressWarnings("ImmutableEnumChecker") // a record of two longs
    private enum Stage {
        PAID(Pause.UNTIL_PAID),
        SHIPPED(Pause.UNTIL_SHIPPED),
        DELIVERED(Pause.UNTIL_DELIVERED),
        CANCELLED(Pause.UNTIL_CANCELLED),
        REFUNDED(Pause.UNTIL_SENT_BACK),
        SENT_BACK(Pause.UNTIL_SENT_BACK);

        private final Pause pause;

        Stage(Pause pause) {
            this.pause = pause;
        }

        /** The snapshot that the next stage goes on from: after sending back, the credit note. */
        Order happen(LifeCycle cycle, Order order, Moment moment) {
            return switch (this) {
                case PAID -> cycle.change(order, OrderStatus.PAID, moment);
                case SHIPPED -> cycle.change(order, OrderStatus.SHIPPED, moment);
                case DELIVERED -> cycle.change(order, OrderStatus.DELIVERED, moment);
                case CANCELLED -> cycle.change(order, OrderStatus.CANCELLED, moment);
                case REFUNDED -> cycle.change(order, OrderStatus.REFUNDED, moment);
                case SENT_BACK -> cycle.sendBack(order, moment);
            };
        }
    }

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
    private enum Fate {
        CANCELLED_UNPAID(Behaviour.CANCELLED_UNPAID, Stage.CANCELLED),
        CANCELLED_PAID(Behaviour.CANCELLED_PAID, Stage.PAID, Stage.CANCELLED),
        REFUNDED(Behaviour.REFUNDED, Stage.PAID, Stage.SHIPPED, Stage.DELIVERED, Stage.REFUNDED),
        RETURNED(Behaviour.RETURNED, Stage.PAID, Stage.SHIPPED, Stage.DELIVERED, Stage.SENT_BACK, Stage.REFUNDED),
        KEPT(1, Stage.PAID, Stage.SHIPPED, Stage.DELIVERED);

        private final double share;
        private final List<Stage> stages;

        Fate(double share, Stage... stages) {
            this.share = share;
            this.stages = List.of(stages);
        }
    }
}
