package io.shopstream.streams.alerts;

import io.shopstream.schemas.avro.Alert;
import io.shopstream.streams.flow.StoreSet;
import io.shopstream.streams.flow.Subtopology;
import io.shopstream.streams.flow.TaskProcessor;
import io.shopstream.streams.flow.TopologyContext;
import io.shopstream.streams.flow.TopologyNames;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Stores the measures, evaluates the rules at a wall-clock interval, and writes every alert that is raised or cleared,
 * by these rules or by the stock processor.
 */
final class AlertProcessor extends TaskProcessor<String, AlertInput, String, Alert, AlertProcessor.Task> {
    private static final List<String> STORES = List.of(TopologyNames.ALERTS_BY_ID);
    private static final Duration EVALUATION_INTERVAL = Duration.ofSeconds(5);

    private final TopologyContext settings;

    private AlertProcessor(TopologyContext settings) {
        super(settings.listener(), STORES);
        this.settings = settings;
    }

    @Override
    protected Task open(ProcessorContext<String, Alert> context) {
        Measures measures = new Measures(context.getStateStore(TopologyNames.MEASURES_BY_ALERT_SUBJECT));
        ActiveAlerts activeAlerts = new ActiveAlerts(context.getStateStore(TopologyNames.STANDING_ALERTS_BY_SUBJECT));
        AlertSuppression suppression = new AlertSuppression(context.currentSystemTimeMs());
        KeyValueStore<String, AlertRecord> alerts = context.getStateStore(TopologyNames.ALERTS_BY_ID);
        AlertHistory history = new AlertHistory(alerts);
        settings.outputs()
                .republish(
                        life,
                        alerts,
                        (id, alert) ->
                                context.forward(new Record<>(id, alert.toAvro(), context.currentSystemTimeMs())));
        Rules rules = new Rules(measures, activeAlerts, suppression);
        life.every(EVALUATION_INTERVAL, now -> rules.evaluate(now).forEach(alert -> write(alert, now)));
        return new Task(context, measures, suppression, history);
    }

    @Override
    public void process(Record<String, AlertInput> record) {
        Task current = current();
        settings.listener().processed(Subtopology.ALERTS);
        switch (record.value()) {
            case AlertInput.Measured(MeasureKind kind, long start, MeasureSum measureSum) ->
                current.measures.add(new MeasureKey(kind, record.key(), start), measureSum);
            case AlertInput.Behind _ -> current.suppression.behind(current.context.currentSystemTimeMs());
            case AlertInput.Reported(AlertRecord alert) -> write(alert, record.timestamp());
        }
    }

    private void write(AlertRecord alert, long timestamp) {
        Task current = current();
        current.history.keep(alert);
        current.context.forward(new Record<>(alert.id(), alert.toAvro(), timestamp));
        settings.listener().written(Subtopology.ALERTS, current.context.currentSystemTimeMs() - timestamp);
    }

    record Task(
            ProcessorContext<String, Alert> context,
            Measures measures,
            AlertSuppression suppression,
            AlertHistory history) {}

    record Supplier(TopologyContext context) implements ProcessorSupplier<String, AlertInput, String, Alert> {
        @Override
        public Processor<String, AlertInput, String, Alert> get() {
            return new AlertProcessor(context);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return StoreSet.of(
                    cached(TopologyNames.ALERTS_BY_ID, Serdes.String(), AlertSerdes.ALERT),
                    cached(TopologyNames.MEASURES_BY_ALERT_SUBJECT, MeasureKey.SERDE, AlertSerdes.MEASURE_SUM),
                    ActiveAlerts.store(TopologyNames.STANDING_ALERTS_BY_SUBJECT));
        }

        private static <K, V> StoreBuilder<KeyValueStore<K, V>> cached(String name, Serde<K> keys, Serde<V> values) {
            return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), keys, values)
                    .withCachingEnabled();
        }
    }
}
