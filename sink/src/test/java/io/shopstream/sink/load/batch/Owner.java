package io.shopstream.sink.load.batch;

import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.fixture.MemoryLog;
import io.shopstream.sink.fixture.TestWarehouse;
import io.shopstream.sink.intake.RecordHandler;
import io.shopstream.sink.intake.RecordHandlers;
import io.shopstream.sink.ledger.LedgerEntry;
import io.shopstream.sink.ledger.LostOwnershipException;
import io.shopstream.sink.ledger.OffsetLedger;
import io.shopstream.sink.ledger.OffsetRange;
import io.shopstream.sink.staging.StagedRows;
import io.shopstream.sink.warehouse.FaultInjectionPoint;
import io.shopstream.sink.warehouse.WarehouseSession;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Does a loader's work on a {@link MemoryLog} step by step, like a process that owns all partitions and may crash
 * anywhere.
 */
final class Owner implements AutoCloseable {
    final List<Rejection> deadLetters = new ArrayList<>();
    private final OffsetLedger ledger = new OffsetLedger(ConsumerGroups.SINK_FACTS);
    private final MemoryLog log;
    private final TestWarehouse warehouse;
    private final FaultInjectionPoint faultInjectionPoint;
    private final BatchLoader batches;
    private Map<TopicPartition, LedgerEntry> known = Map.of();
    private @Nullable WarehouseSession session;

    Owner(TestWarehouse warehouse, MemoryLog log, FaultInjectionPoint faultInjectionPoint) {
        this.log = log;
        this.warehouse = warehouse;
        this.faultInjectionPoint = faultInjectionPoint;
        Map<String, RecordHandler> handlers = new HashMap<>(RecordHandlers.facts(Topics.standard(), log.serdes));
        handlers.putAll(RecordHandlers.marts(Topics.standard(), log.serdes));
        this.batches = new BatchLoader(
                handlers,
                ledger,
                new DeadLetters() {
                    @Override
                    public void send(Collection<Rejection> rejections) {
                        deadLetters.addAll(rejections);
                    }

                    @Override
                    public void close() {}
                },
                LoadListener.NONE);
    }

    /** Takes the position from the ledger, as a loader does when partitions are assigned. */
    void assign() throws SQLException {
        Map<String, String> ids = log.partitions().stream()
                .map(TopicPartition::topic)
                .distinct()
                .collect(Collectors.toMap(topic -> topic, topic -> MemoryLog.TOPIC_ID));
        known = new HashMap<>(ledger.open(session().connection(), log.partitions(), ids));
        session().connection().commit();
    }

    boolean isDone() {
        return log.isRead(known);
    }

    void loadSome(int max) throws SQLException, LostOwnershipException {
        Batch batch = log.read(known, max);
        if (batch.ranges().isEmpty()) {
            return;
        }
        for (OffsetRange range : batches.load(session(), batch, batches.stage(batch))) {
            known.put(range.partition(), new LedgerEntry(range.topicId(), range.to(), 0, 0));
        }
    }

    /** Loads all records, in one or several batches. */
    void loadAll(int max) throws SQLException, LostOwnershipException {
        assign();
        while (!isDone()) {
            loadSome(max);
        }
    }

    private WarehouseSession session() throws SQLException {
        WarehouseSession open = session;
        if (open == null) {
            open = WarehouseSession.open(
                    warehouse.loader(),
                    "test",
                    StagedRows.stagingTables(Set.of("warehouse", "ops", "mart")),
                    faultInjectionPoint);
            session = open;
        }
        return open;
    }

    /** Ends the session without a commit. */
    void crash() {
        if (session != null) {
            session.close();
            session = null;
        }
    }

    @Override
    public void close() {
        crash();
    }
}
