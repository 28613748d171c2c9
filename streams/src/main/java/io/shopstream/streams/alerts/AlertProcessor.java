package io.shopstream.streams.alerts;

import io.shopstream.schemas.avro.Alert;
import io.shopstream.streams.alerts.measure.MeasureKey;
import io.shopstream.streams.alerts.measure.MeasureKind;
import io.shopstream.streams.alerts.measure.MeasureSum;
import io.shopstream.streams.alerts.measure.Measurement;
import io.shopstream.streams.alerts.measure.Measures;
import io.shopstream.streams.processor.ProcessorWithStores;
import io.shopstream.streams.processor.StatefulProcessor;
import io.shopstream.streams.topology.TopologyNames;
import io.shopstream.streams.topology.TopologyPart;
import io.shopstream.streams.topology.TopologySettings;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Stores the measures, evaluates the rules at a wall-clock interval, and writes every alert that is raised or cleared,
 * by these rules or by the stock processor.
 */
final class AlertProcessor extends StatefulProcessor<String, AlertInput, String, Alert, AlertProcessor.State> {
    private static final Duration EVALUATION_INTERVAL = Duration.ofSeconds(5);

    private AlertProcessor(TopologySettings settings) {
        super(settings, List.of(TopologyNames.ALERTS_BY_ID));
    }

    static ProcessorSupplier<String, AlertInput, String, Alert> supplier(TopologySettings settings) {
        return ProcessorWithStores.of(
                () -> new AlertProcessor(settings),
                ProcessorWithStores.store(TopologyNames.ALERTS_BY_ID, Serdes.String(), AlertRecord.SERDE)
                        .withCachingEnabled(),
                ProcessorWithStores.store(TopologyNames.MEASURES_BY_ALERT_SUBJECT, MeasureKey.SERDE, MeasureSum.SERDE)
                        .withCachingEnabled(),
                ActiveAlerts.store(TopologyNames.ACTIVE_ALERTS_BY_SUBJECT));
    }

    @Override
    protected State open(ProcessorContext<String, Alert> context) {
        Measures measures = new Measures(context.getStateStore(TopologyNames.MEASURES_BY_ALERT_SUBJECT));
        ActiveAlerts activeAlerts = new ActiveAlerts(context.getStateStore(TopologyNames.ACTIVE_ALERTS_BY_SUBJECT));
        AlertSuppression suppression = new AlertSuppression(now());
        KeyValueStore<String, AlertRecord> alerts = context.getStateStore(TopologyNames.ALERTS_BY_ID);
        republish(alerts, (id, alert) -> forward(id, alert.toAvro(), now()));
        Rules rules = new Rules(measures, activeAlerts, suppression);
        punctuations.every(EVALUATION_INTERVAL, now -> rules.evaluate(now).forEach(alert -> write(alert, now)));
        return new State(measures, suppression, new AlertHistory(alerts));
    }

    @Override
    public void process(Record<String, AlertInput> record) {
        State state = state();
        settings.listener().processed(TopologyPart.ALERTS);
        switch (record.value()) {
            case AlertInput.Received(Measurement.Measured(MeasureKind kind, long start, MeasureSum measureSum)) ->
                state.measures.add(new MeasureKey(kind, record.key(), start), measureSum);
            case AlertInput.Received(Measurement.Behind _) -> state.suppression.behind(now());
            case AlertInput.Reported(AlertRecord alert) -> write(alert, record.timestamp());
        }
    }

    private void write(AlertRecord alert, long timestamp) {
        state().history.keep(alert);
        forward(alert.id(), alert.toAvro(), timestamp);
        settings.listener().written(TopologyPart.ALERTS, now() - timestamp);
    }

    record State(Measures measures, AlertSuppression suppression, AlertHistory history) {}
}
