package io.shopstream.streams.stock;

import io.shopstream.streams.alerts.ActiveAlerts;
import io.shopstream.streams.alerts.AlertRecord;
import io.shopstream.streams.pane.ProductHour;
import io.shopstream.streams.processor.StatefulProcessors;
import io.shopstream.streams.processor.TaskProcessor;
import io.shopstream.streams.topology.Subtopology;
import io.shopstream.streams.topology.TopologyNames;
import io.shopstream.streams.topology.TopologySettings;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Stores each product's newest catalogue entry and its units sold per hour, both for queries; forwards changes of
 * alerts.
 */
final class StockProcessor extends TaskProcessor<String, StockInput, String, AlertRecord, StockProcessor.Task> {
    private static final Duration EVALUATION_INTERVAL = Duration.ofSeconds(5);

    private StockProcessor(TopologySettings settings) {
        super(settings, List.of(TopologyNames.STOCK_BY_PRODUCT, TopologyNames.UNITS_BY_PRODUCT_PER_HOUR));
    }

    static ProcessorSupplier<String, StockInput, String, AlertRecord> supplier(TopologySettings settings) {
        return StatefulProcessors.of(
                () -> new StockProcessor(settings),
                StatefulProcessors.store(TopologyNames.STOCK_BY_PRODUCT, Serdes.String(), CatalogueEntry.SERDE)
                        .withCachingEnabled(),
                StatefulProcessors.store(TopologyNames.UNITS_BY_PRODUCT_PER_HOUR, ProductHour.SERDE, Serdes.Long())
                        .withCachingEnabled(),
                ActiveAlerts.store(TopologyNames.ACTIVE_ALERTS_BY_PRODUCT));
    }

    @Override
    protected Task open(ProcessorContext<String, AlertRecord> context) {
        KeyValueStore<String, CatalogueEntry> stock = context.getStateStore(TopologyNames.STOCK_BY_PRODUCT);
        KeyValueStore<ProductHour, Long> hours = context.getStateStore(TopologyNames.UNITS_BY_PRODUCT_PER_HOUR);
        ActiveAlerts activeAlerts = new ActiveAlerts(context.getStateStore(TopologyNames.ACTIVE_ALERTS_BY_PRODUCT));
        WeeklyUnits units = new WeeklyUnits(hours);
        StockAlertRule alertRule = new StockAlertRule(stock, units, activeAlerts);
        life.every(
                EVALUATION_INTERVAL, now -> alertRule.evaluate(now, change -> forward(change.subject(), change, now)));
        life.every(ExpiringUnits.EVERY, new ExpiringUnits(hours)::dropSome);
        return new Task(stock, units, alertRule);
    }

    @Override
    public void process(Record<String, StockInput> record) {
        Task current = current();
        settings.listener().processed(Subtopology.STOCK);
        String product = record.key();
        switch (record.value()) {
            case CatalogueEntry entry -> keep(current, product, entry);
            case HourUnits(long start, long units) -> add(current, new ProductHour(product, start), units);
        }
    }

    private static void keep(Task current, String product, CatalogueEntry entry) {
        CatalogueEntry after = entry.over(current.stock.get(product));
        if (after != null) {
            current.stock.put(product, after);
            current.alertRule.changed(product);
        }
    }

    private void add(Task current, ProductHour hour, long units) {
        current.units.add(hour, units);
        // Sales of the current hour do not count yet; once it has closed, the hourly sweep evaluates them.
        if (hour.startMillis() < DaysOfCover.to(now())) {
            current.alertRule.changed(hour.productId());
        }
    }

    record Task(KeyValueStore<String, CatalogueEntry> stock, WeeklyUnits units, StockAlertRule alertRule) {}
}
