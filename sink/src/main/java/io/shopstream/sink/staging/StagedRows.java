package io.shopstream.sink.staging;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.EventType;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.sink.table.FactTables;
import io.shopstream.sink.table.Mart;
import io.shopstream.sink.table.MartTables;
import io.shopstream.sink.table.MergeSql;
import io.shopstream.sink.table.RecordPosition;
import io.shopstream.sink.table.StagingTable;
import io.shopstream.sink.table.TableDefinition;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Collects all rows of one batch. The record handlers fill it in log order; then it is written once. */
public final class StagedRows implements RowCollector {
    private final DimensionRows dimensions;
    private final StagedOrders orders;
    private final StagedInserts<ShopEvent> events;
    private final StagedDeadLetters deadLetters;
    private final StagedMonths itemMonths = new StagedMonths();
    private final StagedMonths eventMonths = new StagedMonths();
    private final Map<Mart<?>, StagedUpserts<?>> marts = new LinkedHashMap<>();

    private record EventKey(String eventId, Instant occurredAt, String userId, EventType type) {
        static EventKey of(ShopEvent event) {
            return new EventKey(event.getEventId(), event.getOccurredAt(), event.getUserId(), event.getType());
        }
    }

    /** @param sql statements for the target schemas */
    public StagedRows(MergeSql sql) {
        dimensions = new DimensionRows(sql);
        orders = new StagedOrders(sql);
        events = new StagedInserts<>(FactTables.EVENTS, EventKey::of, sql);
        deadLetters = new StagedDeadLetters(sql);
        MartTables.ALL.forEach(mart -> marts.put(mart, group(mart, sql)));
    }

    private static <V> StagedUpserts<V> group(Mart<V> mart, MergeSql sql) {
        return new StagedUpserts<>(mart.table(), mart.key(), sql);
    }

    @Override
    public void order(Order order, RecordPosition position) {
        orders.add(order, position);
        itemMonths.add(order.getPlacedAt());
    }

    @Override
    public void event(ShopEvent event) {
        events.add(event);
        eventMonths.add(event.getOccurredAt());
    }

    @Override
    public void deadLetter(DeadLetter deadLetter) {
        deadLetters.add(deadLetter);
    }

    @Override
    public <V> void pane(Mart<V> mart, V pane, long version) {
        @SuppressWarnings("unchecked") // every group was put under its own mart
        StagedUpserts<V> group = (StagedUpserts<V>) Objects.requireNonNull(marts.get(mart));
        group.add(pane, version);
    }

    @Override
    public DimensionRows dimensions() {
        return dimensions;
    }

    /** The staging tables for the given schemas only: every commit empties each staging table, used or not. */
    public static List<StagingTable<?>> stagingTables(Set<String> schemas) {
        return new StagedRows(MergeSql.RUNNING)
                .inOrder().stream()
                        .<StagingTable<?>>flatMap(group -> group.tables().stream())
                        .filter(table -> schemas.contains(table.target().schema()))
                        .toList();
    }

    /** The first days of the UTC months that must have partitions before {@link #write}, by table. */
    public Map<TableDefinition<?>, Set<LocalDate>> months() {
        return Map.of(FactTables.ORDER_ITEMS, itemMonths.months(), FactTables.EVENTS, eventMonths.months());
    }

    /**
     * Writes all rows: referenced tables first, and in the same order in all loaders so that they cannot deadlock.
     */
    public RowCounts write(MergeSession session) throws SQLException {
        RowCounts counts = new RowCounts();
        for (RowGroup group : inOrder()) {
            if (!group.isEmpty()) {
                group.write(session, counts);
            }
        }
        return counts;
    }

    private List<RowGroup> inOrder() {
        List<RowGroup> groups = new ArrayList<>(dimensions.groups());
        groups.addAll(List.of(orders, events, deadLetters));
        groups.addAll(marts.values());
        return groups;
    }
}
