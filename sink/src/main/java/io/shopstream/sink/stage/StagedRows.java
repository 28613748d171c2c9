package io.shopstream.sink.stage;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.sink.table.FactTables;
import io.shopstream.sink.table.Mart;
import io.shopstream.sink.table.MartTables;
import io.shopstream.sink.table.MergeSql;
import io.shopstream.sink.table.StagingTable;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Collects all rows of one batch. The record handlers fill it in log order; then it is written once. */
public final class StagedRows implements RowCollector {
    private final DimensionRows dimensions;
    private final OrderStage orders;
    private final InsertStage<ShopEvent> events;
    private final DeadLetterStage deadLetters;
    private final PartitionStage itemPartitions;
    private final PartitionStage eventPartitions;
    private final Map<Mart<?>, LatestStage<?>> marts = new LinkedHashMap<>();

    private record EventKey(String eventId, Instant occurredAt) {}

    /** @param sql statements for the target schemas */
    public StagedRows(MergeSql sql) {
        dimensions = new DimensionRows(sql);
        orders = new OrderStage(sql);
        events = new InsertStage<>(
                FactTables.EVENTS, event -> new EventKey(event.getEventId(), event.getOccurredAt()), sql);
        deadLetters = new DeadLetterStage(sql);
        itemPartitions = new PartitionStage(FactTables.ORDER_ITEMS, sql);
        eventPartitions = new PartitionStage(FactTables.EVENTS, sql);
        MartTables.ALL.forEach(mart -> marts.put(mart, stage(mart, sql)));
    }

    private static <V> LatestStage<V> stage(Mart<V> mart, MergeSql sql) {
        return new LatestStage<>(mart.table(), mart.key(), sql);
    }

    @Override
    public void order(Order order) {
        orders.add(order);
        itemPartitions.add(order.getPlacedAt());
    }

    @Override
    public void event(ShopEvent event) {
        events.add(event);
        eventPartitions.add(event.getOccurredAt());
    }

    @Override
    public void deadLetter(DeadLetter deadLetter) {
        deadLetters.add(deadLetter);
    }

    @Override
    public <V> void pane(Mart<V> mart, V pane, long version) {
        @SuppressWarnings("unchecked") // every stage was put under its own mart
        LatestStage<V> stage = (LatestStage<V>) Objects.requireNonNull(marts.get(mart));
        stage.add(pane, version);
    }

    @Override
    public DimensionRows dimensions() {
        return dimensions;
    }

    /** The staging tables for the given schemas only: every commit empties each staging table, used or not. */
    public static List<StagingTable<?>> stagingTables(Set<String> schemas) {
        return new StagedRows(MergeSql.LIVE)
                .inOrder().stream()
                        .<StagingTable<?>>flatMap(stage -> stage.tables().stream())
                        .filter(table -> schemas.contains(table.target().schema()))
                        .toList();
    }

    /**
     * Writes all rows: partitions and referenced tables first, and in the same order in all loaders so that they cannot
     * deadlock.
     */
    public RowCounts write(MergeSession session) throws SQLException {
        RowCounts counts = new RowCounts();
        for (Stage stage : inOrder()) {
            if (!stage.isEmpty()) {
                stage.write(session, counts);
            }
        }
        return counts;
    }

    private List<Stage> inOrder() {
        List<Stage> stages = new ArrayList<>(List.of(itemPartitions, eventPartitions));
        stages.addAll(dimensions.stages());
        stages.addAll(List.of(orders, events, deadLetters));
        stages.addAll(marts.values());
        return stages;
    }
}
