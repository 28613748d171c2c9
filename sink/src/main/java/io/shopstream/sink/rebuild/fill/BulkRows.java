package io.shopstream.sink.rebuild.fill;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.sink.copy.BinaryCopy;
import io.shopstream.sink.rebuild.plan.RebuildPlan;
import io.shopstream.sink.rebuild.plan.RebuildTables;
import io.shopstream.sink.staging.DimensionRows;
import io.shopstream.sink.staging.RowCollector;
import io.shopstream.sink.staging.StagedRows;
import io.shopstream.sink.table.FactTables;
import io.shopstream.sink.table.ItemRow;
import io.shopstream.sink.table.Mart;
import io.shopstream.sink.table.MartTables;
import io.shopstream.sink.table.MergeSql;
import io.shopstream.sink.table.RecordPosition;
import io.shopstream.sink.table.StatusChange;
import io.shopstream.sink.table.Versioned;
import io.shopstream.sink.warehouse.WarehouseSession;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Collects the rows that a reader makes of the log and copies facts and panes into tables without indexes, each key
 * once. A key that comes again while it is among the recent values is folded there. A record whose key may have been
 * written already, according to the filter, is deferred: nothing is stored, {@link #takeDeferred} returns true, and the
 * record must be merged once the tables have their keys.
 */
final class BulkRows implements RowCollector {
    private static final int FLUSH_ROWS = 8_000;

    private final IdFilter seen;
    private final NewTableMonths months;
    private final BinaryCopy copy = new BinaryCopy();
    private final Map<String, Long> copied = new HashMap<>();
    private final boolean fillsOrders;
    private final boolean fillsItems;
    private final boolean fillsChanges;
    private final boolean fillsEvents;
    private final RecentValues<String, OrderFold> recentOrders;
    private final CopyBuffer<Order> orders = CopyBuffer.of(FactTables.ORDERS);
    private final CopyBuffer<ItemRow> items = CopyBuffer.of(FactTables.ORDER_ITEMS);
    private final CopyBuffer<StatusChange> changes = CopyBuffer.of(FactTables.ORDER_STATUS_CHANGES);
    private final CopyBuffer<ShopEvent> events = CopyBuffer.of(FactTables.EVENTS);
    private final Map<Mart<?>, Panes<?>> panes = new LinkedHashMap<>();
    private final Set<LocalDate> itemMonths = new HashSet<>();
    private final Set<LocalDate> eventMonths = new HashSet<>();
    private StagedRows staged = new StagedRows(MergeSql.NEW);
    private boolean deferred;

    /** The panes of one mart; of each key the highest version wins. */
    private static final class Panes<V> {
        private final Mart<V> mart;
        private final CopyBuffer<Versioned<V>> rows;
        private final RecentValues<Object, Versioned<V>> recentValues;

        Panes(Mart<V> mart, int maxRecent) {
            this.mart = mart;
            CopyBuffer<Versioned<V>> buffer = CopyBuffer.of(mart.table());
            this.rows = buffer;
            this.recentValues = new RecentValues<>(maxRecent, buffer::add);
        }

        /** Returns false if a pane of the key may have been written already. */
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

    BulkRows(RebuildPlan plan, IdFilter seen, NewTableMonths months, int maxRecent) {
        this.seen = seen;
        this.months = months;
        fillsOrders = plan.fills(RebuildTables.ORDERS);
        fillsItems = plan.fills(RebuildTables.ORDER_ITEMS);
        fillsChanges = plan.fills(RebuildTables.ORDER_STATUS_CHANGES);
        fillsEvents = plan.fills(RebuildTables.EVENTS);
        recentOrders = new RecentValues<>(maxRecent, this::write);
        MartTables.ALL.forEach(mart -> panes.put(mart, new Panes<>(mart, maxRecent)));
    }

    @Override
    public void order(Order order, RecordPosition position) {
        if (!fillsOrders && !fillsChanges) {
            return;
        }
        OrderFold known = recentOrders.get(order.getOrderId());
        if (known != null) {
            known.add(order, position);
        } else if (seen.add("orders", order.getOrderId(), 0)) {
            recentOrders.put(order.getOrderId(), new OrderFold(order, position));
        } else {
            deferred = true;
        }
    }

    private void write(OrderFold fold) {
        Order latest = fold.latest();
        if (fillsOrders) {
            orders.add(latest);
        }
        if (fillsItems) {
            itemMonths.add(NewTableMonths.monthOf(latest.getPlacedAt()));
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
            eventMonths.add(NewTableMonths.monthOf(event.getOccurredAt()));
            events.add(event);
        } else {
            deferred = true;
        }
    }

    @Override
    public void deadLetter(DeadLetter deadLetter) {
        throw new IllegalStateException("a rebuild reads no dead letters");
    }

    @Override
    public <V> void pane(Mart<V> mart, V pane, long version) {
        @SuppressWarnings("unchecked") // the map pairs each mart with its own panes
        Panes<V> panesOfMart = (Panes<V>) Objects.requireNonNull(panes.get(mart));
        deferred |= !panesOfMart.add(pane, version, seen);
    }

    @Override
    public DimensionRows dimensions() {
        return staged.dimensions();
    }

    /** Returns whether the last record must be deferred, and resets the flag. Call it once per record. */
    boolean takeDeferred() {
        boolean was = deferred;
        deferred = false;
        return was;
    }

    /** Copies the evicted rows once there are enough for a statement. */
    void flushIfLarge(WarehouseSession session) throws SQLException {
        if (orders.size() + items.size() + changes.size() + events.size() >= FLUSH_ROWS
                || panes.values().stream().anyMatch(each -> each.rows.size() >= FLUSH_ROWS)) {
            flush(session);
        }
    }

    /** Copies the evicted rows and merges the staged dimension rows. The caller must commit afterwards. */
    void finishBatch(WarehouseSession session) throws SQLException {
        flush(session);
        // Last, because these rows stay locked against the other readers until the commit.
        staged.write(session);
        staged = new StagedRows(MergeSql.NEW);
    }

    /** Evicts and writes all recent values. The caller must commit afterwards. */
    void finish(WarehouseSession session) throws SQLException {
        while (recentOrders.size() > 0) {
            recentOrders.shrink(Math.max(0, recentOrders.size() - FLUSH_ROWS));
            flush(session);
        }
        for (Panes<?> each : panes.values()) {
            each.recentValues.shrink(0);
        }
        finishBatch(session);
    }

    private void flush(WarehouseSession session) throws SQLException {
        months.make(FactTables.ORDER_ITEMS, itemMonths);
        months.make(FactTables.EVENTS, eventMonths);
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

    /** The number of rows copied so far, by table. */
    Map<String, Long> copied() {
        return Map.copyOf(copied);
    }
}
