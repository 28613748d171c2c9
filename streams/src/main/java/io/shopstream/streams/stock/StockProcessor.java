package io.shopstream.streams.stock;

import io.shopstream.streams.alerts.ActiveAlerts;
import io.shopstream.streams.alerts.AlertRecord;
import io.shopstream.streams.pane.ProductUnitsHourKey;
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
 * Stores each product's newest catalogue entry and its units sold per hour, both for queries; forwards changes of
 * alerts.
 */
final class StockProcessor extends StatefulProcessor<String, StockInput, String, AlertRecord, StockProcessor.State> {
    private static final Duration EVALUATION_INTERVAL = Duration.ofSeconds(5);

    private StockProcessor(TopologySettings settings) {
        super(settings, List.of(TopologyNames.STOCK_BY_PRODUCT, TopologyNames.UNITS_BY_PRODUCT_PER_HOUR));
    }

    static ProcessorSupplier<String, StockInput, String, AlertRecord> supplier(TopologySettings settings) {
        return ProcessorWithStores.of(
                () -> new StockProcessor(settings),
                ProcessorWithStores.store(TopologyNames.STOCK_BY_PRODUCT, Serdes.String(), CatalogueEntry.SERDE)
                        .withCachingEnabled(),
                ProcessorWithStores.store(
                                TopologyNames.UNITS_BY_PRODUCT_PER_HOUR, ProductUnitsHourKey.SERDE, Serdes.Long())
                        .withCachingEnabled(),
                ActiveAlerts.store(TopologyNames.ACTIVE_ALERTS_BY_PRODUCT));
    }

    @Override
    protected State open(ProcessorContext<String, AlertRecord> context) {
        KeyValueStore<String, CatalogueEntry> stock = context.getStateStore(TopologyNames.STOCK_BY_PRODUCT);
        KeyValueStore<ProductUnitsHourKey, Long> hours = context.getStateStore(TopologyNames.UNITS_BY_PRODUCT_PER_HOUR);
        ActiveAlerts activeAlerts = new ActiveAlerts(context.getStateStore(TopologyNames.ACTIVE_ALERTS_BY_PRODUCT));
        WeeklyUnits units = new WeeklyUnits(hours);
        StockAlertSchedule alerts = new StockAlertSchedule(stock, units, activeAlerts);
        punctuations.every(
                EVALUATION_INTERVAL, now -> alerts.evaluate(now, change -> forward(change.subject(), change, now)));
        punctuations.every(ExpiringUnits.EVERY, new ExpiringUnits(hours)::dropSome);
        return new State(stock, units, alerts);
    }

    @Override
    public void process(Record<String, StockInput> record) {
        State state = state();
        settings.listener().processed(TopologyPart.STOCK);
        String product = record.key();
        switch (record.value()) {
            case CatalogueEntry entry -> keep(state, product, entry);
            case HourUnits(long start, long units) -> add(state, new ProductUnitsHourKey(product, start), units);
        }
    }

    private static void keep(State state, String product, CatalogueEntry entry) {
        CatalogueEntry after = entry.over(state.stock.get(product));
        if (after != null) {
            state.stock.put(product, after);
            state.alerts.changed(product);
        }
    }

    private void add(State state, ProductUnitsHourKey key, long units) {
        state.units.add(key, units);
        // Sales of the state hour do not count yet; once it has closed, the hourly sweep evaluates them.
        if (key.startMillis() < DaysOfCover.to(now())) {
            state.alerts.changed(key.productId());
        }
    }

    record State(KeyValueStore<String, CatalogueEntry> stock, WeeklyUnits units, StockAlertSchedule alerts) {}
}
