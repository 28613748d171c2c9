package io.shopstream.streams.sales;

import io.shopstream.streams.flow.DebouncedAction;
import io.shopstream.streams.flow.ExpiringPanes;
import io.shopstream.streams.flow.PreCommitHook;
import io.shopstream.streams.flow.Retention;
import io.shopstream.streams.flow.StoreSet;
import io.shopstream.streams.flow.TaskProcessor;
import io.shopstream.streams.flow.TopologyContext;
import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.pane.PaneKey;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Adds each delta to its pane. The full state of changed panes goes to the output topic once per commit; consumers
 * replace, not add. Changed panes go to the store, which queries read, at once while traffic is live, since their
 * deltas have already waited for one commit; else at the commit.
 */
final class PaneSumProcessor<K extends PaneKey, V>
        extends TaskProcessor<K, HourPane, String, V, PaneSumProcessor.Task<K, V>> {
    // Records younger than this, by Kafka timestamp, are stored at once, so that queries see them. Older records belong
    // to a replay, where storing once per commit combines more.
    private static final Duration LIVE = Duration.ofSeconds(2);
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final int MAX_CHANGES = 20_000;

    private final PaneFlow<K, V> flow;
    private final TopologyContext settings;
    private long newestTimestamp;

    private PaneSumProcessor(PaneFlow<K, V> flow, TopologyContext settings) {
        super(settings.listener(), List.of(flow.names().store()));
        this.flow = flow;
        this.settings = settings;
    }

    @Override
    protected Task<K, V> open(ProcessorContext<String, V> context) {
        newestTimestamp = 0;
        KeyValueStore<K, HourPane> store = context.getStateStore(flow.names().store());
        PaneStore<K> panes = new PaneStore<>(store);
        settings.outputs()
                .republish(
                        life,
                        store,
                        (hour, pane) -> render(hour, pane, pane.minuteBits(), context.currentSystemTimeMs()));
        context.<PreCommitHook>getStateStore(flow.names().sumAtCommit()).listen(context, this::atCommit);
        scheduleExpiry(store, panes);
        return new Task<>(context, panes, new DebouncedAction(life, panes::store));
    }

    private void scheduleExpiry(KeyValueStore<K, HourPane> store, PaneStore<K> panes) {
        Duration panesKept = flow.kept(settings.retention());
        if (panesKept != null) {
            ExpiringPanes<K, HourPane> expiring = new ExpiringPanes<>(store, flow.boundAt(), panesKept);
            expire(panes, expiring::dropSome);
        }
        Duration minutesKept = settings.retention().minutes();
        if (minutesKept != null) {
            ExpiringMinutes<K> expiring = new ExpiringMinutes<>(store, flow.boundAt(), minutesKept);
            expire(panes, expiring::stripSome);
        }
    }

    private void expire(PaneStore<K> panes, LongConsumer someUntil) {
        life.every(ExpiringPanes.EVERY, now -> {
            writeChanged();
            panes.forget();
            someUntil.accept(now);
        });
    }

    @Override
    public void process(Record<K, HourPane> record) {
        Task<K, V> current = current();
        settings.listener().processed(flow.subtopology());
        long now = current.context.currentSystemTimeMs();
        long minutesFrom = Retention.dropBefore(settings.retention().minutes(), now);
        long panesFrom = Retention.dropBefore(flow.kept(settings.retention()), now);
        int late = flow.removeLate(record.key(), record.value(), minutesFrom, panesFrom);
        if (late > 0) {
            settings.listener().late(flow.subtopology());
        }
        if (flow.isEmpty(record.value(), late)) {
            return;
        }
        current.panes.add(record.key(), record.value());
        newestTimestamp = Math.max(newestTimestamp, record.timestamp());
        if (now - record.timestamp() <= LIVE.toMillis()) {
            current.debouncedStore.schedule(AT_ONCE);
        }
        if (current.panes.changes() >= MAX_CHANGES) {
            writeChanged();
        }
    }

    private void atCommit() {
        writeChanged();
        current().debouncedStore.cancel();
    }

    private void writeChanged() {
        Task<K, V> current = current();
        if (current.panes.changes() == 0) {
            return;
        }
        long timestamp = newestTimestamp;
        current.panes.write((hour, pane, minutes) -> render(hour, pane, minutes, timestamp));
        settings.listener().written(flow.subtopology(), current.context.currentSystemTimeMs() - timestamp);
        newestTimestamp = 0;
    }

    private void render(K hour, HourPane pane, long minutes, long timestamp) {
        ProcessorContext<String, V> context = current().context;
        flow.rendering()
                .render(hour, pane, minutes, (key, value) -> context.forward(new Record<>(key, value, timestamp)));
    }

    record Task<K extends PaneKey, V>(
            ProcessorContext<String, V> context, PaneStore<K> panes, DebouncedAction debouncedStore) {}

    record Supplier<K extends PaneKey, V>(PaneFlow<K, V> flow, TopologyContext context)
            implements ProcessorSupplier<K, HourPane, String, V> {
        @Override
        public Processor<K, HourPane, String, V> get() {
            return new PaneSumProcessor<>(flow, context);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            // No record cache: PaneStore caches panes as objects.
            return StoreSet.of(
                    Stores.keyValueStoreBuilder(
                            Stores.persistentKeyValueStore(flow.names().store()), flow.keySerde(), HourPane.SERDE),
                    PreCommitHook.builder(flow.names().sumAtCommit()));
        }
    }
}
