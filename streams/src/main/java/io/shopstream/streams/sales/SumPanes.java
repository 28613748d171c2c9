package io.shopstream.streams.sales;

import io.shopstream.streams.flow.AtCommit;
import io.shopstream.streams.flow.CommitPacer;
import io.shopstream.streams.flow.Retention;
import io.shopstream.streams.flow.StoreSet;
import io.shopstream.streams.flow.TopologyContext;
import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.pane.PaneKey;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Adds each delta to its pane. Panes that changed go to the store, and their whole new state to the topic, once per
 * commit: a pane written twice in a row is replaced, never added.
 */
final class SumPanes<K extends PaneKey, V> implements Processor<K, HourPane, String, V> {
    private static final Duration EXPIRE_EVERY = Duration.ofSeconds(2);
    private static final int MOST_CHANGES = 20_000;

    private final PaneFlow<K, V> flow;
    private final TopologyContext settings;
    private final CommitPacer pacer = new CommitPacer();
    private long newestTimestamp;
    private @Nullable Task<K, V> task;

    private SumPanes(PaneFlow<K, V> flow, TopologyContext settings) {
        this.flow = flow;
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<String, V> context) {
        newestTimestamp = 0;
        KeyValueStore<K, HourPane> store = context.getStateStore(flow.names().store());
        task = new Task<>(context, new PaneStore<>(store, flow.boundAt()));
        settings.outputs()
                .republish(
                        context,
                        store,
                        (hour, pane) -> render(hour, pane, pane.minuteBits(), context.currentSystemTimeMs()));
        context.<AtCommit>getStateStore(flow.names().sumAtCommit()).listen(context, this::atCommit);
        pacer.start(context);
        scheduleExpiry(context);
        settings.watch()
                .storesLive(List.of(flow.names().store()), context.taskId().partition());
    }

    private void scheduleExpiry(ProcessorContext<String, V> context) {
        Duration panesKept = flow.kept(settings.retention());
        Duration minutesKept = settings.retention().minutes();
        if (panesKept != null || minutesKept != null) {
            context.schedule(EXPIRE_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> {
                writeChanged();
                current().panes.expire(panesKept, minutesKept, now);
            });
        }
    }

    @Override
    public void process(Record<K, HourPane> record) {
        Task<K, V> current = current();
        settings.watch().processed(flow.part());
        long now = current.context.currentSystemTimeMs();
        long minutesFrom = Retention.dropBefore(settings.retention().minutes(), now);
        long panesFrom = Retention.dropBefore(flow.kept(settings.retention()), now);
        int late = flow.takeOutLate(record.key(), record.value(), minutesFrom, panesFrom);
        if (late > 0) {
            settings.watch().late(flow.part());
        }
        if (flow.isEmpty(record.value(), late)) {
            return;
        }
        current.panes.add(record.key(), record.value());
        newestTimestamp = Math.max(newestTimestamp, record.timestamp());
        pacer.saw(record.timestamp());
        if (current.panes.changes() >= MOST_CHANGES) {
            writeChanged();
        }
    }

    private void atCommit() {
        writeChanged();
        pacer.committed();
    }

    private void writeChanged() {
        Task<K, V> current = current();
        if (current.panes.changes() == 0) {
            return;
        }
        long timestamp = newestTimestamp;
        current.panes.write((hour, pane, minutes) -> render(hour, pane, minutes, timestamp));
        settings.watch().written(flow.part(), current.context.currentSystemTimeMs() - timestamp);
        newestTimestamp = 0;
    }

    private void render(K hour, HourPane pane, long minutes, long timestamp) {
        ProcessorContext<String, V> context = current().context;
        flow.rendering()
                .render(hour, pane, minutes, (key, value) -> context.forward(new Record<>(key, value, timestamp)));
    }

    @Override
    public void close() {
        if (task != null) {
            settings.watch()
                    .storesGone(
                            List.of(flow.names().store()), task.context.taskId().partition());
        }
    }

    private Task<K, V> current() {
        if (task == null) {
            throw new IllegalStateException("init comes first");
        }
        return task;
    }

    private record Task<K extends PaneKey, V>(ProcessorContext<String, V> context, PaneStore<K> panes) {}

    record Supplier<K extends PaneKey, V>(PaneFlow<K, V> flow, TopologyContext context)
            implements ProcessorSupplier<K, HourPane, String, V> {
        @Override
        public Processor<K, HourPane, String, V> get() {
            return new SumPanes<>(flow, context);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            // No record cache: PaneStore is one, of objects.
            return StoreSet.of(
                    Stores.keyValueStoreBuilder(
                            Stores.persistentKeyValueStore(flow.names().store()), flow.keySerde(), HourPane.SERDE),
                    AtCommit.builder(flow.names().sumAtCommit()));
        }
    }
}
