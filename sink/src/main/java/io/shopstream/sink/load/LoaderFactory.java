package io.shopstream.sink.load;

import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.schemas.trace.RecordTraces;
import io.shopstream.sink.intake.RecordHandler;
import io.shopstream.sink.intake.RecordHandlers;
import io.shopstream.sink.ledger.OffsetLedger;
import io.shopstream.sink.load.batch.BatchLoader;
import io.shopstream.sink.load.batch.DeadLetters;
import io.shopstream.sink.load.batch.KafkaDeadLetters;
import io.shopstream.sink.load.batch.LoadListener;
import io.shopstream.sink.staging.StagedRows;
import io.shopstream.sink.table.MartTables;
import io.shopstream.sink.warehouse.FaultInjectionPoint;
import io.shopstream.sink.warehouse.WarehouseSession;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;

/** Creates the loaders together with their Kafka clients and database sessions. */
public final class LoaderFactory {
    private final Topics topics;
    private final AvroSerdes serdes;
    private final LoaderSettings settings;
    private final Clock clock;
    private final FaultInjectionPoint faultInjectionPoint;
    private final RecordTraces traces;

    public LoaderFactory(
            Topics topics,
            AvroSerdes serdes,
            LoaderSettings settings,
            Clock clock,
            FaultInjectionPoint faultInjectionPoint) {
        this(topics, serdes, settings, clock, faultInjectionPoint, RecordTraces.OFF);
    }

    /** @param traces of the records that are loaded */
    public LoaderFactory(
            Topics topics,
            AvroSerdes serdes,
            LoaderSettings settings,
            Clock clock,
            FaultInjectionPoint faultInjectionPoint,
            RecordTraces traces) {
        this.topics = topics;
        this.serdes = serdes;
        this.settings = settings;
        this.clock = clock;
        this.faultInjectionPoint = faultInjectionPoint;
        this.traces = traces;
    }

    /** Orders, events, catalogue and dead letters; not started yet. */
    public LoaderThread facts(LoadListener listener) {
        return loader(
                ConsumerGroups.SINK_FACTS, RecordHandlers.facts(topics, serdes), Set.of("warehouse", "ops"), listener);
    }

    /** The derived topics; not started yet. */
    public LoaderThread marts(LoadListener listener) {
        return loader(ConsumerGroups.SINK_MARTS, RecordHandlers.marts(topics, serdes), Set.of("mart"), listener);
    }

    private LoaderThread loader(
            String name, Map<String, RecordHandler> handlers, Set<String> schemas, LoadListener listener) {
        String group = topics.consumerGroup(name);
        LoaderMonitor monitor = new LoaderMonitor(group, clock);
        return new LoaderThread(monitor, () -> parts(name, group, handlers, schemas, listener, monitor));
    }

    private LoaderThread.LoaderParts parts(
            String name,
            String group,
            Map<String, RecordHandler> handlers,
            Set<String> schemas,
            LoadListener listener,
            LoaderMonitor monitor) {
        Admin admin = KafkaClients.admin(settings.kafka());
        Consumer<byte[], byte[]> consumer = KafkaClients.consumer(settings.kafka(), group, settings.maxRecords());
        DeadLetters deadLetters = new KafkaDeadLetters(
                () -> KafkaClients.producer(settings.kafka()),
                topics.deadLetters(name),
                serdes.serializer(topics.deadLetters(name)),
                group,
                clock);
        OffsetLedger ledger = new OffsetLedger(group);
        SessionSource session = new SessionSource(() -> WarehouseSession.open(
                settings.warehouse(), group, StagedRows.stagingTables(schemas), faultInjectionPoint));
        LoadListener counting = (records, rows, rejected, nanos) -> {
            monitor.rows(rows.total());
            listener.loaded(records, rows, rejected, nanos);
        };
        TopicIds topicIds = TopicIds.of(admin);
        Map<String, String> martTables = MartTables.byTopic(topics);
        Loader loader = new Loader(
                handlers.keySet(),
                consumer,
                new Assignment(consumer, topicIds, ledger, monitor, martTables),
                new TopicWatch(handlers.keySet(), topicIds, martTables),
                session,
                new BatchLoader(handlers, ledger, deadLetters, counting),
                monitor,
                traces,
                settings.maxRecords());
        return new LoaderThread.LoaderParts(loader, admin, deadLetters);
    }
}
