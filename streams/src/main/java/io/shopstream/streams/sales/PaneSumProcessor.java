package io.shopstream.streams.sales;

import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.pane.PaneKey;
import io.shopstream.streams.processor.DebouncedAction;
import io.shopstream.streams.processor.ExpiringPanes;
import io.shopstream.streams.processor.PreCommitHook;
import io.shopstream.streams.processor.ProcessorWithStores;
import io.shopstream.streams.processor.StatefulProcessor;
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
        extends StatefulProcessor<K, HourPane, String, V, PaneSumProcessor.State<K>> {
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
        return ProcessorWithStores.of(
                () -> new PaneSumProcessor<>(flow, settings),
                // No record cache: PaneCache caches panes as objects.
                ProcessorWithStores.store(flow.names().store(), flow.keySerde(), HourPane.SERDE),
                PreCommitHook.builder(flow.names().sumAtCommit()));
    }

    @Override
    protected State<K> open(ProcessorContext<String, V> context) {
        newestTimestamp = 0;
        KeyValueStore<K, HourPane> store = context.getStateStore(flow.names().store());
        PaneCache<K> panes = new PaneCache<>(store);
        republish(store, (key, pane) -> render(key, pane, pane.minuteBits(), now()));
        context.<PreCommitHook>getStateStore(flow.names().sumAtCommit()).listen(context, this::atCommit);
        scheduleExpiry(store, panes);
        return new State<>(panes, new DebouncedAction(punctuations, panes::flush));
    }

    private void scheduleExpiry(KeyValueStore<K, HourPane> store, PaneCache<K> panes) {
        Duration paneRetention = flow.retention(settings.retention());
        if (paneRetention != null) {
            ExpiringPanes<K, HourPane> expiring = new ExpiringPanes<>(store, flow.boundAt(), paneRetention);
            expire(panes, expiring::dropSome);
        }
        Duration minuteRetention = settings.retention().minutes();
        if (minuteRetention != null) {
            ExpiringMinutes<K> expiring = new ExpiringMinutes<>(store, flow.boundAt(), minuteRetention);
            expire(panes, expiring::stripSome);
        }
    }

    private void expire(PaneCache<K> panes, LongConsumer someUntil) {
        punctuations.every(ExpiringPanes.EVERY, now -> {
            writeChanged();
            panes.forget();
            someUntil.accept(now);
        });
    }

    @Override
    public void process(Record<K, HourPane> record) {
        State<K> state = state();
        settings.listener().processed(flow.part());
        long now = now();
        long minutesFrom = Retention.dropBefore(settings.retention().minutes(), now);
        long panesFrom = Retention.dropBefore(flow.retention(settings.retention()), now);
        int expired = flow.removeExpiredMinutes(record.key(), record.value(), minutesFrom, panesFrom);
        if (expired > 0) {
            settings.listener().late(flow.part());
        }
        if (flow.isEmpty(record.value(), expired)) {
            return;
        }
        state.panes.add(record.key(), record.value());
        newestTimestamp = Math.max(newestTimestamp, record.timestamp());
        if (now - record.timestamp() <= RECENT.toMillis()) {
            state.debouncedFlush.schedule(AT_ONCE);
        }
        if (state.panes.changes() >= MAX_CHANGES) {
            writeChanged();
        }
    }

    private void atCommit() {
        writeChanged();
        state().debouncedFlush.cancel();
    }

    private void writeChanged() {
        State<K> state = state();
        if (state.panes.changes() == 0) {
            return;
        }
        long timestamp = newestTimestamp;
        state.panes.flushAndReport((key, pane, minutes) -> render(key, pane, minutes, timestamp));
        settings.listener().written(flow.part(), now() - timestamp);
        newestTimestamp = 0;
    }

    private void render(K key, HourPane pane, long minutes, long timestamp) {
        flow.rendering().render(key, pane, minutes, (id, value) -> forward(id, value, timestamp));
    }

    record State<K extends PaneKey>(PaneCache<K> panes, DebouncedAction debouncedFlush) {}
}
