package io.shopstream.streams.sales;

import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.pane.PaneKey;
import io.shopstream.streams.processor.DebouncedAction;
import io.shopstream.streams.processor.ExpiringPanes;
import io.shopstream.streams.processor.PreCommitHook;
import io.shopstream.streams.processor.StatefulProcessors;
import io.shopstream.streams.processor.TaskProcessor;
import io.shopstream.streams.topology.Retention;
import io.shopstream.streams.topology.TopologySettings;
import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Adds each delta to its pane. The full state of changed panes goes to the output topic once per commit; consumers
 * replace, not add. Changed panes go to the store, which queries read, at once while their records are recent, since
 * their deltas have already waited for one commit; else at the commit.
 */
final class PaneSumProcessor<K extends PaneKey, V>
        extends TaskProcessor<K, HourPane, String, V, PaneSumProcessor.Task<K>> {
    // Records younger than this, by Kafka timestamp, are stored at once, so that queries see them. Older records mean
    // that the service is catching up, and then storing once per commit combines more.
    private static final Duration RECENT = Duration.ofSeconds(2);
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final int MAX_CHANGES = 20_000;

    private final PaneFlow<K, V> flow;
    private long newestTimestamp;

    private PaneSumProcessor(PaneFlow<K, V> flow, TopologySettings settings) {
        super(settings, List.of(flow.names().store()));
        this.flow = flow;
    }

    static <K extends PaneKey, V> ProcessorSupplier<K, HourPane, String, V> supplier(
            PaneFlow<K, V> flow, TopologySettings settings) {
        return StatefulProcessors.of(
                () -> new PaneSumProcessor<>(flow, settings),
                // No record cache: PaneStore caches panes as objects.
                StatefulProcessors.store(flow.names().store(), flow.keySerde(), HourPane.SERDE),
                PreCommitHook.builder(flow.names().sumAtCommit()));
    }

    @Override
    protected Task<K> open(ProcessorContext<String, V> context) {
        newestTimestamp = 0;
        KeyValueStore<K, HourPane> store = context.getStateStore(flow.names().store());
        PaneStore<K> panes = new PaneStore<>(store);
        republish(store, (hour, pane) -> render(hour, pane, pane.minuteBits(), now()));
        context.<PreCommitHook>getStateStore(flow.names().sumAtCommit()).listen(context, this::atCommit);
        scheduleExpiry(store, panes);
        return new Task<>(panes, new DebouncedAction(life, panes::store));
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
        Task<K> current = current();
        settings.listener().processed(flow.subtopology());
        long now = now();
        long minutesFrom = Retention.dropBefore(settings.retention().minutes(), now);
        long panesFrom = Retention.dropBefore(flow.kept(settings.retention()), now);
        int expired = flow.removeExpiredMinutes(record.key(), record.value(), minutesFrom, panesFrom);
        if (expired > 0) {
            settings.listener().late(flow.subtopology());
        }
        if (flow.isEmpty(record.value(), expired)) {
            return;
        }
        current.panes.add(record.key(), record.value());
        newestTimestamp = Math.max(newestTimestamp, record.timestamp());
        if (now - record.timestamp() <= RECENT.toMillis()) {
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
        Task<K> current = current();
        if (current.panes.changes() == 0) {
            return;
        }
        long timestamp = newestTimestamp;
        current.panes.write((hour, pane, minutes) -> render(hour, pane, minutes, timestamp));
        settings.listener().written(flow.subtopology(), now() - timestamp);
        newestTimestamp = 0;
    }

    private void render(K hour, HourPane pane, long minutes, long timestamp) {
        flow.rendering().render(hour, pane, minutes, (key, value) -> forward(key, value, timestamp));
    }

    record Task<K extends PaneKey>(PaneStore<K> panes, DebouncedAction debouncedStore) {}
}
