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

/** Everything that one batch writes. Filled by the intakes in log order, then written once. */
public final class StagedRows implements RowCollector {
    private final DimensionRows dimensions;
    private final OrderStage orders;
    private final InsertStage<ShopEvent> events;
    private final DeadLetterStage deadLetters;
    private final PartitionStage itemMonths;
    private final PartitionStage eventMonths;
    private final Map<Mart<?>, LatestStage<?>> marts = new LinkedHashMap<>();

    private record EventKey(String eventId, Instant occurredAt) {}

    /** @param sql where the rows go */
    public StagedRows(MergeSql sql) {
        dimensions = new DimensionRows(sql);
        orders = new OrderStage(sql);
        events = new InsertStage<>(
                FactTables.EVENTS, event -> new EventKey(event.getEventId(), event.getOccurredAt()), sql);
        deadLetters = new DeadLetterStage(sql);
        itemMonths = new PartitionStage(FactTables.ORDER_ITEMS, sql);
        eventMonths = new PartitionStage(FactTables.EVENTS, sql);
        MartTables.ALL.forEach(mart -> marts.put(mart, stage(mart, sql)));
    }

    private static <V> LatestStage<V> stage(Mart<V> mart, MergeSql sql) {
        return new LatestStage<>(mart.table(), mart.key(), sql);
    }

    @Override
    public void order(Order order) {
        orders.add(order);
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
        @SuppressWarnings("unchecked") // put there under its own mart
        LatestStage<V> stage = (LatestStage<V>) Objects.requireNonNull(marts.get(mart));
        stage.add(pane, version);
    }

    @Override
    public DimensionRows dimensions() {
        return dimensions;
    }

    /** The temporary tables of the stages that write to a schema: every commit empties each, so none too many. */
    public static List<StagingTable<?>> stagingTables(Set<String> schemas) {
        return new StagedRows(MergeSql.LIVE)
                .inOrder().stream()
                        .<StagingTable<?>>flatMap(stage -> stage.tables().stream())
                        .filter(table -> schemas.contains(table.target().schema()))
                        .toList();
    }

    /**
     * Writes what there is, partitions and referenced tables first, in one order for all loaders so that none wait in a
     * circle.
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
        List<Stage> stages = new ArrayList<>(List.of(itemMonths, eventMonths));
        stages.addAll(dimensions.stages());
        stages.addAll(List.of(orders, events, deadLetters));
        stages.addAll(marts.values());
        return stages;
    }
}
