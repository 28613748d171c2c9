package io.shopstream.streams.stock;

import io.shopstream.streams.alerts.ActiveAlerts;
import io.shopstream.streams.alerts.AlertRecord;
import io.shopstream.streams.flow.StoreSet;
import io.shopstream.streams.flow.Subtopology;
import io.shopstream.streams.flow.TaskProcessor;
import io.shopstream.streams.flow.TopologyContext;
import io.shopstream.streams.flow.TopologyNames;
import io.shopstream.streams.pane.ProductHour;
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
 * Stores each product's newest catalogue entry and its units sold per hour, both for queries; forwards changes of
 * alerts.
 */
final class StockProcessor extends TaskProcessor<String, StockInput, String, AlertRecord, StockProcessor.Task> {
    private static final List<String> STORES =
            List.of(TopologyNames.STOCK_BY_PRODUCT, TopologyNames.UNITS_BY_PRODUCT_PER_HOUR);
    private static final Duration EVALUATION_INTERVAL = Duration.ofSeconds(5);

    private final TopologyContext settings;

    private StockProcessor(TopologyContext settings) {
        super(settings.listener(), STORES);
        this.settings = settings;
    }

    @Override
    protected Task open(ProcessorContext<String, AlertRecord> context) {
        KeyValueStore<String, CatalogueEntry> stock = context.getStateStore(TopologyNames.STOCK_BY_PRODUCT);
        KeyValueStore<ProductHour, Long> hours = context.getStateStore(TopologyNames.UNITS_BY_PRODUCT_PER_HOUR);
        ActiveAlerts activeAlerts = new ActiveAlerts(context.getStateStore(TopologyNames.STANDING_ALERTS_BY_PRODUCT));
        WeeklyUnits units = new WeeklyUnits(hours);
        StockAlertRule alertRule = new StockAlertRule(stock, units, activeAlerts);
        life.every(
                EVALUATION_INTERVAL,
                now -> alertRule.evaluate(now, change -> context.forward(new Record<>(change.subject(), change, now))));
        life.every(ExpiringUnits.EVERY, new ExpiringUnits(hours)::dropSome);
        return new Task(context, stock, units, alertRule);
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

    private static void add(Task current, ProductHour hour, long units) {
        current.units.add(hour, units);
        // Sales of the current hour do not count yet; once it has closed, the hourly sweep evaluates them.
        if (hour.startMillis() < DaysOfCover.to(current.context.currentSystemTimeMs())) {
            current.alertRule.changed(hour.productId());
        }
    }

    record Task(
            ProcessorContext<String, AlertRecord> context,
            KeyValueStore<String, CatalogueEntry> stock,
            WeeklyUnits units,
            StockAlertRule alertRule) {}

    record Supplier(TopologyContext context) implements ProcessorSupplier<String, StockInput, String, AlertRecord> {
        @Override
        public Processor<String, StockInput, String, AlertRecord> get() {
            return new StockProcessor(context);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return StoreSet.of(
                    store(TopologyNames.STOCK_BY_PRODUCT, Serdes.String(), CatalogueEntry.SERDE),
                    store(TopologyNames.UNITS_BY_PRODUCT_PER_HOUR, ProductHour.SERDE, Serdes.Long()),
                    ActiveAlerts.store(TopologyNames.STANDING_ALERTS_BY_PRODUCT));
        }

        private static <K, V> StoreBuilder<KeyValueStore<K, V>> store(String name, Serde<K> keys, Serde<V> values) {
            return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), keys, values)
                    .withCachingEnabled();
        }
    }
}
