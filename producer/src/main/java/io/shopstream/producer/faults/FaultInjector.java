package io.shopstream.producer.faults;

import io.shopstream.producer.simulator.orders.ShopOutput;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.avro.ShopEvent;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Injects the faults of a plan into the shop's orders. Malformed records are sent in addition. A version that is held
 * back is sent right after its successor, or at the latest by {@link #close}; a process that is killed loses the
 * versions it holds back. Not thread-safe.
 */
public final class FaultInjector implements ShopOutput, AutoCloseable {
    private static final int MAX_HELD = 20_000;
    private static final int ORDERS_UNTIL_REPEATED = 300;

    private final FaultDice dice;
    private final OrderShape shape;
    private final FaultOutput output;
    private final Map<String, Order> held = new LinkedHashMap<>();
    private final Deque<Repeat> repeats = new ArrayDeque<>();
    private long orders;

    public FaultInjector(FaultPlan plan, long seed, FaultOutput output) {
        this.dice = new FaultDice(plan, seed);
        this.shape = new OrderShape(dice);
        this.output = output;
    }

    @Override
    public void order(Order original, Instant at) {
        orders++;
        Fault fault = shape.of(original);
        Order order = withFault(original, fault);
        boolean marked = fault != null && order.getVersion() == 1;
        Order earlier = held.remove(order.getOrderId());
        if (!marked && earlier == null && hasSuccessor(order) && hits(Fault.OUT_OF_ORDER, order)) {
            hold(order, at);
            return;
        }
        send(order, marked ? fault : null, at);
        if (earlier != null) {
            output.faulty(Fault.OUT_OF_ORDER, earlier, at);
        }
        addFaultyRecords(order, at);
    }

    @Override
    public void event(ShopEvent event) {
        output.event(event);
    }

    private Order withFault(Order original, @Nullable Fault fault) {
        if (fault == null) {
            return original;
        }
        return fault == Fault.LATE ? shape.late(original) : shape.unknownProduct(original);
    }

    private void send(Order order, @Nullable Fault fault, Instant at) {
        if (fault == null) {
            output.order(order, at);
        } else {
            output.faulty(fault, order, at);
        }
    }

    private void addFaultyRecords(Order order, Instant at) {
        if (hits(Fault.DUPLICATES, order)) {
            if ((dice.detail(Fault.DUPLICATES, order.getOrderId(), order.getVersion()) & 1) == 0) {
                output.faulty(Fault.DUPLICATES, order, at);
            } else {
                repeats.add(new Repeat(orders + ORDERS_UNTIL_REPEATED, order));
            }
        }
        while (!repeats.isEmpty() && repeats.getFirst().dueAtOrder() <= orders) {
            output.faulty(Fault.DUPLICATES, repeats.removeFirst().order(), at);
        }
        if (hits(Fault.MALFORMED, order)) {
            long detail = dice.detail(Fault.MALFORMED, order.getOrderId(), order.getVersion());
            Malformation.of(detail).send(order, detail, at, output);
        }
    }

    private boolean hits(Fault fault, Order order) {
        return dice.hits(fault, order.getOrderId(), order.getVersion());
    }

    private void hold(Order order, Instant at) {
        held.put(order.getOrderId(), order);
        if (held.size() > MAX_HELD) {
            String eldest = held.keySet().iterator().next();
            release(held.remove(eldest), at);
        }
    }

    // Its successor has not been sent, so the version is still in order and not faulty.
    private void release(@Nullable Order order, Instant at) {
        if (order != null) {
            output.order(order, at);
        }
    }

    // Orders in these states always get another version; DELIVERED may be final.
    private static boolean hasSuccessor(Order order) {
        return order.getStatus() == OrderStatus.PLACED
                || order.getStatus() == OrderStatus.PAID
                || order.getStatus() == OrderStatus.SHIPPED;
    }

    /** Sends the versions that are held back; drops repetitions that are not due yet. */
    @Override
    public void close() {
        held.values().forEach(order -> release(order, order.getUpdatedAt()));
        held.clear();
        repeats.clear();
    }

    private record Repeat(long dueAtOrder, Order order) {}
}
