package io.shopstream.sink.rebuild;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.sink.copy.BinaryCopy;
import io.shopstream.sink.copy.CopyEncoder;
import io.shopstream.sink.stage.DimensionRows;
import io.shopstream.sink.stage.RowCollector;
import io.shopstream.sink.stage.StagedRows;
import io.shopstream.sink.table.FactTables;
import io.shopstream.sink.table.ItemRow;
import io.shopstream.sink.table.Mart;
import io.shopstream.sink.table.MartTables;
import io.shopstream.sink.table.MergeSql;
import io.shopstream.sink.table.Versioned;
import io.shopstream.sink.warehouse.WarehouseSession;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Where a replay puts what the records say: facts and panes by COPY into tables without indexes, each key once. What comes
 * again while its key is still in the window is folded there. What may have left it, according to the filter, is late:
 * nothing is stored and {@link #takeLate} says so; it has to be merged when the keys are there.
 */
final class BulkRows implements RowCollector {
    static final MergeSql NEXT = new MergeSql("_next");

    private static final int FLUSH_ROWS = 8_000;

    private final IdFilter seen;
    private final NextPartitions months;
    private final BinaryCopy copy = new BinaryCopy();
    private final Map<String, Long> copied = new HashMap<>();
    private final boolean fillsOrders;
    private final boolean fillsItems;
    private final boolean fillsChanges;
    private final boolean fillsEvents;
    private final RecentValues<String, OrderFold> recentValues;
    private final CopyBuffer<Order> orders = CopyBuffer.of(FactTables.ORDERS);
    private final CopyBuffer<ItemRow> items = CopyBuffer.of(FactTables.ORDER_ITEMS);
    private final CopyBuffer<OrderFold.Change> changes =
            new CopyBuffer<>(FactTables.ORDER_STATUS_CHANGES, BulkRows::write);
    private final CopyBuffer<ShopEvent> events = CopyBuffer.of(FactTables.EVENTS);
    private final Map<Mart<?>, Panes<?>> panes = new LinkedHashMap<>();
    private final Set<Instant> itemMonths = new HashSet<>();
    private final Set<Instant> eventMonths = new HashSet<>();
    private StagedRows staged = new StagedRows(NEXT);
    private boolean late;

    /** The panes of one mart, of each key the last. */
    private static final class Panes<V> {
        private final Mart<V> mart;
        private final CopyBuffer<Versioned<V>> rows;
        private final RecentValues<Object, Versioned<V>> recentValues;

        Panes(Mart<V> mart, int most) {
            this.mart = mart;
            CopyBuffer<Versioned<V>> buffer = CopyBuffer.of(mart.table());
            this.rows = buffer;
            this.recentValues = new RecentValues<>(most, buffer::add);
        }

        /** False if an older pane of the key may be written already. */
        boolean add(V pane, long version, IdFilter seen) {
            Object key = mart.key().apply(pane);
            Versioned<V> known = recentValues.get(key);
            if (known == null && !seen.add(mart.table().table(), key.toString(), 0)) {
                return false;
            }
            if (known == null || version > known.version()) {
                recentValues.put(key, new Versioned<>(pane, version));
            }
            return true;
        }
    }

    BulkRows(RebuildPlan plan, IdFilter seen, NextPartitions months, int windowSize) {
        this.seen = seen;
        this.months = months;
        fillsOrders = plan.fills(RebuildTables.ORDERS);
        fillsItems = plan.fills(RebuildTables.ORDER_ITEMS);
        fillsChanges = plan.fills(RebuildTables.ORDER_STATUS_CHANGES);
        fillsEvents = plan.fills(RebuildTables.EVENTS);
        recentValues = new RecentValues<>(windowSize, this::write);
        MartTables.ALL.forEach(mart -> panes.put(mart, new Panes<>(mart, windowSize)));
    }

    private static void write(OrderFold.Change change, CopyEncoder out) {
        out.text(change.orderId());
        out.int8(change.version());
        out.text(change.status().name());
        out.timestamptz(change.changedAt());
    }

    @Override
    public void order(Order order) {
        if (!fillsOrders && !fillsChanges) {
            return;
        }
        OrderFold known = recentValues.get(order.getOrderId());
        if (known != null) {
            known.add(order);
        } else if (seen.add("orders", order.getOrderId(), 0)) {
            recentValues.put(order.getOrderId(), new OrderFold(order));
        } else {
            late = true;
        }
    }

    private void write(OrderFold fold) {
        Order latest = fold.latest();
        if (fillsOrders) {
            orders.add(latest);
        }
        if (fillsItems) {
            itemMonths.add(NextPartitions.of(latest.getPlacedAt()));
            for (OrderLine line : latest.getLines()) {
                items.add(new ItemRow(latest, line));
            }
        }
        if (fillsChanges) {
            fold.changes().forEach(changes::add);
        }
    }

    @Override
    public void event(ShopEvent event) {
        if (!fillsEvents) {
            return;
        }
        if (seen.add("events", event.getEventId(), event.getOccurredAt().toEpochMilli())) {
            eventMonths.add(NextPartitions.of(event.getOccurredAt()));
            events.add(event);
        } else {
            late = true;
        }
    }

    @Override
    public void deadLetter(DeadLetter deadLetter) {
        throw new IllegalStateException("a rebuild reads no dead letters");
    }

    @Override
    public <V> void pane(Mart<V> mart, V pane, long version) {
        @SuppressWarnings("unchecked") // put there under its own mart
        Panes<V> panesOfMart = (Panes<V>) Objects.requireNonNull(panes.get(mart));
        late |= !panesOfMart.add(pane, version, seen);
    }

    @Override
    public DimensionRows dimensions() {
        return staged.dimensions();
    }

    /** Whether the record that was just taken has to be merged later; asked once per record. */
    boolean takeLate() {
        boolean was = late;
        late = false;
        return was;
    }

    /** Copies what has left the windows, if it is worth a statement. */
    void flushIfLarge(WarehouseSession session) throws SQLException {
        if (orders.size() + items.size() + changes.size() + events.size() >= FLUSH_ROWS
                || panes.values().stream().anyMatch(each -> each.rows.size() >= FLUSH_ROWS)) {
            flush(session);
        }
    }

    /** Copies what has left the windows and merges what is known of the dimensions: then the caller commits. */
    void finishBatch(WarehouseSession session) throws SQLException {
        flush(session);
        // Last, for these rows are locked against the other readers until the commit.
        staged.write(session);
        staged = new StagedRows(NEXT);
    }

    /** Empties the windows. */
    void finish(WarehouseSession session) throws SQLException {
        while (recentValues.size() > 0) {
            recentValues.shrink(Math.max(0, recentValues.size() - FLUSH_ROWS));
            flush(session);
        }
        for (Panes<?> each : panes.values()) {
            each.recentValues.shrink(0);
        }
        finishBatch(session);
    }

    private void flush(WarehouseSession session) throws SQLException {
        months.make("order_items", itemMonths);
        months.make("events", eventMonths);
        itemMonths.clear();
        eventMonths.clear();
        for (CopyBuffer<?> buffer : List.of(orders, items, changes, events)) {
            flush(session, buffer);
        }
        for (Panes<?> each : panes.values()) {
            flush(session, each.rows);
        }
    }

    private void flush(WarehouseSession session, CopyBuffer<?> buffer) throws SQLException {
        long rows = buffer.flush(session.connection(), copy);
        if (rows > 0) {
            copied.merge(buffer.table(), rows, Long::sum);
        }
    }

    /** Rows that COPY took so far, by table. */
    Map<String, Long> copied() {
        return Map.copyOf(copied);
    }
}
