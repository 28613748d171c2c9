package io.shopstream.streams.sales;

import io.shopstream.streams.flow.AtCommit;
import io.shopstream.streams.flow.ExpiringPanes;
import io.shopstream.streams.flow.Retention;
import io.shopstream.streams.flow.TopologyContext;
import io.shopstream.streams.pane.MinuteSales;
import io.shopstream.streams.pane.PaneKey;
import io.shopstream.streams.pane.Sales;
import io.shopstream.streams.pane.SalesSerdes;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Adds each delta to its minute pane and its hour pane. Queries see both at once; the hour panes that changed are written
 * out once per commit, as a whole: a pane written twice in a row is replaced, never added.
 */
final class SumPanes<K extends PaneKey<K>, V> implements Processor<K, MinuteSales, String, V> {
    private final PaneFlow<K, V> flow;
    private final TopologyContext settings;
    private final Map<K, Sales> changed = new HashMap<>();
    private long newestTimestamp;
    private @Nullable Task<K, V> task;

    private SumPanes(PaneFlow<K, V> flow, TopologyContext settings) {
        this.flow = flow;
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<String, V> context) {
        changed.clear();
        Task<K, V> opened = new Task<>(
                context,
                context.getStateStore(flow.names().minuteStore()),
                context.getStateStore(flow.names().hourStore()));
        task = opened;
        context.<AtCommit>getStateStore(flow.names().sumAtCommit()).listen(context, this::writeChanged);
        Retention retention = settings.retention();
        ExpiringPanes.schedule(context, opened.minutes, flow.boundAt(), retention.minutes());
        ExpiringPanes.schedule(context, opened.hours, flow.boundAt(), retention.hours());
        settings.watch().storesLive(flow.names().stores(), context.taskId().partition());
    }

    @Override
    public void process(Record<K, MinuteSales> record) {
        Task<K, V> current = current();
        settings.watch().processed(flow.part());
        long now = current.context.currentSystemTimeMs();
        K hour = record.key();
        MinuteSales delta = record.value();
        if (delta.hasMinute()) {
            K minute = delta.paneIn(hour);
            if (minute.startMillis()
                    >= Retention.dropBefore(settings.retention().minutes(), now)) {
                current.minutes.put(minute, plus(current.minutes.get(minute), delta.sales()));
            }
        }
        if (hour.startMillis() < Retention.dropBefore(settings.retention().hours(), now)) {
            settings.watch().late(flow.part());
            return;
        }
        Sales sum = plus(current.hours.get(hour), delta.sales());
        current.hours.put(hour, sum);
        changed.put(hour, sum);
        newestTimestamp = Math.max(newestTimestamp, record.timestamp());
    }

    private static Sales plus(@Nullable Sales sum, Sales delta) {
        return sum == null ? delta : sum.plus(delta);
    }

    private void writeChanged() {
        if (changed.isEmpty()) {
            return;
        }
        ProcessorContext<String, V> context = current().context;
        changed.forEach((hour, sales) -> context.forward(
                new Record<>(flow.rendering().key(hour), flow.rendering().value(hour, sales), newestTimestamp)));
        settings.watch().written(flow.part(), context.currentSystemTimeMs() - newestTimestamp);
        changed.clear();
        newestTimestamp = 0;
    }

    @Override
    public void close() {
        if (task != null) {
            settings.watch()
                    .storesGone(flow.names().stores(), task.context.taskId().partition());
        }
    }

    private Task<K, V> current() {
        if (task == null) {
            throw new IllegalStateException("init comes first");
        }
        return task;
    }

    private record Task<K, V>(
            ProcessorContext<String, V> context, KeyValueStore<K, Sales> minutes, KeyValueStore<K, Sales> hours) {}

    record Supplier<K extends PaneKey<K>, V>(PaneFlow<K, V> flow, TopologyContext context)
            implements ProcessorSupplier<K, MinuteSales, String, V> {
        @Override
        public Processor<K, MinuteSales, String, V> get() {
            return new SumPanes<>(flow, context);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            // In a fixed order, unlike a Set.of: names that hash alike are described in the order in which they came.
            return new LinkedHashSet<>(List.of(
                    AtCommit.builder(flow.names().sumAtCommit()),
                    cached(flow.names().minuteStore()),
                    cached(flow.names().hourStore())));
        }

        // Cached: a busy pane reaches RocksDB and the changelog once per commit, not once per delta.
        private StoreBuilder<KeyValueStore<K, Sales>> cached(String store) {
            return Stores.keyValueStoreBuilder(
                            Stores.persistentKeyValueStore(store), flow.keySerde(), SalesSerdes.SALES)
                    .withCachingEnabled();
        }
    }
}
