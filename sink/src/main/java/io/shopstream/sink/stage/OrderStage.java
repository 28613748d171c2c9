package io.shopstream.sink.stage;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.sink.table.FactTables;
import io.shopstream.sink.table.ItemRow;
import io.shopstream.sink.table.MergeSql;
import io.shopstream.sink.table.StagingTable;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The orders of a batch: the highest version of each with its lines, and every version for the history of states. Lines
 * are touched only where their order was inserted or replaced by this batch.
 */
public final class OrderStage implements Stage {
    private static final StagingTable<Order> ORDERS = MergeSql.staging(FactTables.ORDERS);
    private static final StagingTable<ItemRow> ITEMS = MergeSql.staging(FactTables.ORDER_ITEMS);
    private static final StagingTable<Order> CHANGES = MergeSql.staging(FactTables.ORDER_STATUS_CHANGES);

    private final MergeSql sql;
    private final Map<String, Order> latest = new HashMap<>();
    private final List<Order> versions = new ArrayList<>();
    private final Set<Version> seen = new HashSet<>();

    OrderStage(MergeSql sql) {
        this.sql = sql;
    }

    private record Version(String orderId, long version) {}

    public void add(Order order) {
        if (!seen.add(new Version(order.getOrderId(), order.getVersion()))) {
            return;
        }
        versions.add(order);
        latest.merge(
                order.getOrderId(), order, (known, newer) -> newer.getVersion() > known.getVersion() ? newer : known);
    }

    Stream<Instant> placedAt() {
        return latest.values().stream().map(Order::getPlacedAt);
    }

    @Override
    public List<StagingTable<?>> tables() {
        return List.of(ORDERS, ITEMS, CHANGES);
    }

    @Override
    public boolean isEmpty() {
        return versions.isEmpty();
    }

    @Override
    public void write(MergeSession session, RowCounts counts) throws SQLException {
        session.copy(ORDERS, latest.values());
        session.copy(ITEMS, items());
        long changed = session.execute(sql.mergeOrders());
        counts.add("orders", changed);
        counts.add("order_status_changes", session.insertNew(CHANGES, sql, versions));
        if (changed == 0) {
            return;
        }
        counts.add("order_items", session.execute(sql.insertItemsOfNewOrders()));
        if (session.isTrue(MergeSql.ANY_ORDER_REPLACED)) {
            counts.add("order_items", session.execute(sql.deleteItemsNoLongerPresent()));
            counts.add("order_items", session.execute(sql.mergeItemsOfReplacedOrders()));
        }
    }

    private List<ItemRow> items() {
        List<ItemRow> items = new ArrayList<>(latest.size() * 2);
        for (Order order : latest.values()) {
            for (OrderLine line : order.getLines()) {
                items.add(new ItemRow(order, line));
            }
        }
        return items;
    }
}
