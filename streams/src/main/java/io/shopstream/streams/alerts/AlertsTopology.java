package io.shopstream.streams.alerts;

import io.shopstream.schemas.avro.Alert;
import io.shopstream.streams.alerts.measure.BySubject;
import io.shopstream.streams.alerts.measure.IntakeMeasureProcessor;
import io.shopstream.streams.alerts.measure.Measurement;
import io.shopstream.streams.alerts.measure.RevenueMeasureProcessor;
import io.shopstream.streams.intake.IntakeCount;
import io.shopstream.streams.pane.CurrencyHourKey;
import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.topology.Outputs;
import io.shopstream.streams.topology.TopologyNames;
import io.shopstream.streams.topology.TopologySettings;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * Collects measures per subject (a currency or a topic) over one small repartition topic, evaluates the rules at a
 * wall-clock interval, and stores and writes the alerts raised and cleared. Stock alerts come from the stock processor
 * in the same sub-topology of Kafka Streams and need no repartition topic.
 */
public final class AlertsTopology {
    private AlertsTopology() {}

    /**
     * @param revenue deltas per hour and currency, with the minutes inside, combined per commit
     * @param intake counts per topic, combined per commit
     * @param stockAlerts stock alerts raised or cleared, keyed by product id
     */
    public static void build(
            KStream<CurrencyHourKey, HourPane> revenue,
            KStream<String, IntakeCount> intake,
            KStream<String, AlertRecord> stockAlerts,
            TopologySettings settings) {
        KStream<String, AlertInput> received = revenue.process(
                        RevenueMeasureProcessor::new, Named.as(TopologyNames.MEASURE_REVENUE))
                .merge(
                        intake.process(IntakeMeasureProcessor::new, Named.as(TopologyNames.MEASURE_INTAKE)),
                        Named.as(TopologyNames.MERGE_MEASURES))
                .repartition(Repartitioned.with(Serdes.String(), Measurement.SERDE)
                        .withName(TopologyNames.BY_ALERT_SUBJECT)
                        .withNumberOfPartitions(settings.partitions())
                        .withStreamPartitioner(new BySubject()))
                .mapValues(AlertInput.Received::new, Named.as(TopologyNames.RECEIVE_MEASURES));
        KStream<String, Alert> alerts = received.merge(
                        stockAlerts.mapValues(AlertInput.Reported::new, Named.as(TopologyNames.REPORT_STOCK_ALERTS)),
                        Named.as(TopologyNames.MERGE_ALERTS))
                .process(AlertProcessor.supplier(settings), Named.as(TopologyNames.EVALUATE_ALERTS));
        Outputs.write(alerts, settings.topics().alerts(), TopologyNames.WRITE_ALERTS, settings);
    }
}
