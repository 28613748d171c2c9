package io.shopstream.producer.simulator.orders;

import io.shopstream.producer.catalogue.UuidV7;
import io.shopstream.producer.simulator.goods.Assortment;
import io.shopstream.producer.simulator.goods.Item;
import io.shopstream.producer.simulator.goods.Restocking;
import io.shopstream.producer.simulator.people.Customers;
import io.shopstream.producer.simulator.time.SimulationTime;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderLine;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Turns a cart into an order at current prices and reduces the stock. */
public final class Checkout {
    private final Assortment assortment;
    private final Customers customers;
    private final Restocking restocking;
    private final RandomGenerator random;

    public Checkout(Assortment assortment, Customers customers, Restocking restocking, RandomGenerator random) {
        this.assortment = assortment;
        this.customers = customers;
        this.restocking = restocking;
        this.random = random;
    }

    /** The first version of the order; null if no product of the cart can be sold any more. */
    @Nullable Order place(Visit.Plan visit, SimulationTime time) {
        List<OrderLine> lines = new ArrayList<>(visit.basket().size());
        long total = 0;
        for (Visit.Choice choice : visit.basket()) {
            Item item = choice.item();
            int units = item.isShown(time.millis()) ? item.sell(choice.quantity()) : 0;
            if (units > 0) {
                assortment.changed(item);
                restocking.consider(item, time);
                lines.add(line(lines.size() + 1, item, units));
                total += units * item.price();
            }
        }
        if (lines.isEmpty()) {
            return null;
        }
        customers.ordered(visit.customer(), time.millis());
        return OrderVersions.placed(UuidV7.next(time.millis(), random), visit, lines, total, time.at());
    }

    /** Includes price, cost and category as of the sale, so that the stream never looks them up. */
    private static OrderLine line(int number, Item item, int units) {
        return new OrderLine(number, item.id(), item.categoryId(), units, item.price(), item.cost());
    }
}
