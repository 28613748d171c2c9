package io.shopstream.streams.stock;

import io.shopstream.streams.alerts.AlertRecord;
import io.shopstream.streams.alerts.StandingAlerts;
import io.shopstream.streams.flow.Names;
import io.shopstream.streams.flow.Part;
import io.shopstream.streams.flow.StoreSet;
import io.shopstream.streams.flow.TaskLife;
import io.shopstream.streams.flow.TopologyContext;
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
import org.jspecify.annotations.Nullable;

/** Keeps what the catalogue says of each product and what it sold per hour, both queried; forwards changes of alerts. */
final class KeepStock implements Processor<String, StockInput, String, AlertRecord> {
    private static final List<String> STORES = List.of(Names.STOCK_BY_PRODUCT, Names.UNITS_BY_PRODUCT_PER_HOUR);
    private static final Duration JUDGED_EVERY = Duration.ofSeconds(5);

    private final TopologyContext settings;
    private final TaskLife life;
    private @Nullable Task task;

    private KeepStock(TopologyContext settings) {
        this.settings = settings;
        this.life = new TaskLife(settings.watch(), STORES);
    }

    @Override
    public void init(ProcessorContext<String, AlertRecord> context) {
        life.begin(context);
        KeyValueStore<String, CatalogueEntry> stock = context.getStateStore(Names.STOCK_BY_PRODUCT);
        KeyValueStore<ProductHour, Long> hours = context.getStateStore(Names.UNITS_BY_PRODUCT_PER_HOUR);
        StandingAlerts standing = new StandingAlerts(context.getStateStore(Names.STANDING_ALERTS_BY_PRODUCT));
        WeeklyUnits units = new WeeklyUnits(hours);
        Task opened = new Task(context, stock, units, new JudgeStock(stock, units, standing));
        task = opened;
        life.every(
                JUDGED_EVERY,
                now -> opened.judge.judge(now, change -> context.forward(new Record<>(change.subject(), change, now))));
        life.every(ExpiringUnits.EVERY, new ExpiringUnits(hours)::dropSome);
        life.live();
    }

    @Override
    public void process(Record<String, StockInput> record) {
        Task current = current();
        settings.watch().processed(Part.STOCK);
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
            current.judge.changed(product);
        }
    }

    private static void add(Task current, ProductHour hour, long units) {
        current.units.add(hour, units);
        // Sales of the running hour do not count yet; once it has closed, the hourly round comes by.
        if (hour.startMillis() < DaysOfCover.to(current.context.currentSystemTimeMs())) {
            current.judge.changed(hour.productId());
        }
    }

    @Override
    public void close() {
        life.end();
    }

    private Task current() {
        if (task == null) {
            throw new IllegalStateException("init comes first");
        }
        return task;
    }

    private record Task(
            ProcessorContext<String, AlertRecord> context,
            KeyValueStore<String, CatalogueEntry> stock,
            WeeklyUnits units,
            JudgeStock judge) {}

    record Supplier(TopologyContext context) implements ProcessorSupplier<String, StockInput, String, AlertRecord> {
        @Override
        public Processor<String, StockInput, String, AlertRecord> get() {
            return new KeepStock(context);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return StoreSet.of(
                    store(Names.STOCK_BY_PRODUCT, Serdes.String(), CatalogueEntry.SERDE),
                    store(Names.UNITS_BY_PRODUCT_PER_HOUR, ProductHour.SERDE, Serdes.Long()),
                    StandingAlerts.store(Names.STANDING_ALERTS_BY_PRODUCT));
        }

        private static <K, V> StoreBuilder<KeyValueStore<K, V>> store(String name, Serde<K> keys, Serde<V> values) {
            return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), keys, values)
                    .withCachingEnabled();
        }
    }
}
