package io.shopstream.producer.simulator.orders;

import io.shopstream.producer.catalogue.UuidV7;
import io.shopstream.producer.simulator.goods.Assortment;
import io.shopstream.producer.simulator.goods.Item;
import io.shopstream.producer.simulator.people.Customer;
import io.shopstream.producer.simulator.time.EventQueue;
import io.shopstream.producer.simulator.time.SimulationTime;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.OrderStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Runs the life cycle of orders: draws the outcome when an order is placed, then publishes one snapshot per change of
 * state, each with the next version.
 */
public final class LifeCycle {
    private final EventQueue eventQueue;
    private final ShopOutput output;
    private final Assortment assortment;
    private final RandomGenerator random;

    public LifeCycle(EventQueue eventQueue, ShopOutput output, Assortment assortment, RandomGenerator random) {
        this.eventQueue = eventQueue;
        this.output = output;
        this.assortment = assortment;
        this.random = random;
    }

    void begin(Order placed, Customer customer, SimulationTime time) {
        OrderOutcome orderOutcome = OrderOutcome.draw(customer, random);
        eventQueue.add(
                time.micros()
                        + orderOutcome.first().delay(time.timeScale().life()).draw(random),
                new OrderLife(this, placed, orderOutcome));
    }

    RandomGenerator random() {
        return random;
    }

    /** Publishes the stage's snapshot and returns it for the next stage; for {@code SENT_BACK}, the credit note. */
    Order apply(Stage stage, Order order, SimulationTime time) {
        return switch (stage) {
            case PAID -> change(order, OrderStatus.PAID, time);
            case SHIPPED -> change(order, OrderStatus.SHIPPED, time);
            case DELIVERED -> change(order, OrderStatus.DELIVERED, time);
            case CANCELLED -> {
                backToStock(order.getLines());
                yield change(order, OrderStatus.CANCELLED, time);
            }
            case COMPLAINED, REFUNDED -> change(order, OrderStatus.REFUNDED, time);
            case SENT_BACK -> sendBack(order, time);
        };
    }

    private Order change(Order order, OrderStatus status, SimulationTime time) {
        Order next = OrderVersions.next(order, status, time.at());
        output.order(next, time.at());
        return next;
    }

    private Order sendBack(Order sale, SimulationTime time) {
        List<OrderLine> lines = new ArrayList<>();
        int alwaysReturned = random.nextInt(sale.getLines().size());
        for (int index = 0; index < sale.getLines().size(); index++) {
            OrderLine sold = sale.getLines().get(index);
            if (index == alwaysReturned || random.nextInt(3) == 0) {
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
        Order creditNote = OrderVersions.creditNote(UuidV7.next(time.at(), random), sale, lines, time.at());
        output.order(creditNote, time.at());
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
