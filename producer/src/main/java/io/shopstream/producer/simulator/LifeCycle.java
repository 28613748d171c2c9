package io.shopstream.producer.simulator;

import io.shopstream.producer.catalogue.UuidV7;
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
    private final Assortment assortment;
    private final RandomGenerator random;

    LifeCycle(Agenda agenda, ShopOutput output, Assortment assortment, RandomGenerator random) {
        this.agenda = agenda;
        this.output = output;
        this.assortment = assortment;
        this.random = random;
    }

    void begin(Order placed, Customer customer, Moment moment) {
        Fate fate = Fate.draw(customer, random);
        agenda.enter(
                moment.micros() + fate.first().pause(moment.pace().life()).draw(random),
                new OrderLife(this, placed, fate));
    }

    RandomGenerator random() {
        return random;
    }

    /** The snapshot that the next stage goes on from: after sending back, the credit note. */
    Order pass(Stage stage, Order order, Moment moment) {
        return switch (stage) {
            case PAID -> change(order, OrderStatus.PAID, moment);
            case SHIPPED -> change(order, OrderStatus.SHIPPED, moment);
            case DELIVERED -> change(order, OrderStatus.DELIVERED, moment);
            case CANCELLED -> {
                backToStock(order.getLines());
                yield change(order, OrderStatus.CANCELLED, moment);
            }
            case COMPLAINED, REFUNDED -> change(order, OrderStatus.REFUNDED, moment);
            case SENT_BACK -> sendBack(order, moment);
        };
    }

    private Order change(Order order, OrderStatus status, Moment moment) {
        Order next = Snapshots.next(order, status, moment.at());
        output.order(next, moment.at());
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
        backToStock(lines);
        Order creditNote = Snapshots.creditNote(UuidV7.next(moment.at(), random), sale, lines, moment.at());
        output.order(creditNote, moment.at());
        return creditNote;
    }

    private void backToStock(List<OrderLine> lines) {
        for (OrderLine line : lines) {
            Item item = assortment.byId(line.getProductId());
            item.takeBack(Math.abs(line.getQuantity()));
            assortment.changed(item);
        }
    }
}
