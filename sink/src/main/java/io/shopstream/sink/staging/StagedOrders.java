package io.shopstream.sink.staging;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.sink.table.FactTables;
import io.shopstream.sink.table.ItemRow;
import io.shopstream.sink.table.MergeSql;
import io.shopstream.sink.table.RecordPosition;
import io.shopstream.sink.table.StagingTable;
import io.shopstream.sink.table.StatusChange;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Stages the orders of a batch: the highest version of each order with its lines, and every version for the status
 * history. Lines are written only for orders that this batch inserts or replaces. New orders are copied straight into
 * their tables: while the ledger rows are locked, no other loader writes orders of these partitions.
 */
public final class StagedOrders implements RowGroup {
    private static final StagingTable<Order> ORDERS = MergeSql.staging(FactTables.ORDERS);
    private static final StagingTable<ItemRow> ITEMS = MergeSql.staging(FactTables.ORDER_ITEMS);
    private static final StagingTable<StatusChange> CHANGES = MergeSql.staging(FactTables.ORDER_STATUS_CHANGES);

    private final MergeSql sql;
    private final Map<String, Order> latest = new HashMap<>();
    private final List<StatusChange> changes = new ArrayList<>();
    private final Set<Version> seen = new HashSet<>();

    StagedOrders(MergeSql sql) {
        this.sql = sql;
    }

    private record Version(String orderId, long version) {}

    /** Of several records with the same version of an order the first is kept, with its position. */
    public void add(Order order, RecordPosition position) {
        if (!seen.add(new Version(order.getOrderId(), order.getVersion()))) {
            return;
        }
        changes.add(StatusChange.of(order, position));
        latest.merge(
                order.getOrderId(), order, (known, newer) -> newer.getVersion() > known.getVersion() ? newer : known);
    }

    @Override
    public List<StagingTable<?>> tables() {
        return List.of(ORDERS, ITEMS, CHANGES);
    }

    @Override
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    @Override
    public void write(MergeSession session, RowCounts counts) throws SQLException {
        Collection<Order> known = insertNewOrders(session, counts);
        if (!known.isEmpty()) {
            merge(session, known, counts);
        }
        counts.add("order_status_changes", session.insertNew(CHANGES, sql, changes));
    }

    /** @return the orders left to merge: those that exist already, or all orders if a new one's row exists */
    private Collection<Order> insertNewOrders(MergeSession session, RowCounts counts) throws SQLException {
        Set<String> known = session.selectIds(sql.existingOrders(), latest.keySet());
        if (known.size() == latest.size()) {
            return latest.values();
        }
        List<Order> added = new ArrayList<>();
        List<Order> existing = new ArrayList<>();
        latest.values().forEach(order -> (known.contains(order.getOrderId()) ? existing : added).add(order));
        List<ItemRow> items = items(added);
        if (!session.tryInsert(
                sql, List.of(new NewRows<>(FactTables.ORDERS, added), new NewRows<>(FactTables.ORDER_ITEMS, items)))) {
            return latest.values();
        }
        counts.add("orders", added.size());
        counts.add("order_items", items.size());
        return existing;
    }

    /**
     * Merges orders that exist already. New ones may be among them, such as an order that two loaders write at once.
     */
    private void merge(MergeSession session, Collection<Order> orders, RowCounts counts) throws SQLException {
        session.copy(ORDERS, orders);
        session.copy(ITEMS, items(orders));
        long changed = session.execute(sql.mergeOrders());
        counts.add("orders", changed);
        if (changed == 0) {
            return;
        }
        counts.add("order_items", session.execute(sql.insertItemsOfNewOrders()));
        if (session.isTrue(MergeSql.ANY_ORDER_REPLACED)) {
            if (session.isTrue(sql.anyItemNoLongerPresent())) {
                counts.add("order_items", session.execute(sql.deleteItemsNoLongerPresent()));
            }
            counts.add("order_items", session.execute(sql.mergeItemsOfReplacedOrders()));
        }
    }

    private static List<ItemRow> items(Collection<Order> orders) {
        List<ItemRow> items = new ArrayList<>(orders.size() * 2);
        for (Order order : orders) {
            for (OrderLine line : order.getLines()) {
                items.add(new ItemRow(order, line));
            }
        }
        return items;
    }
}
