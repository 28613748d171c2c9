package io.shopstream.streams.sales;

import io.shopstream.schemas.avro.Order;
import io.shopstream.streams.flow.OrderChange;
import io.shopstream.streams.flow.PreCommitHook;
import io.shopstream.streams.flow.Retention;
import io.shopstream.streams.flow.StoreSet;
import io.shopstream.streams.flow.TopologyContext;
import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.pane.PaneKey;
import io.shopstream.streams.pane.Windows;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Turns order changes into signed deltas and sums them per pane until the task commits, so that one record per pane and
 * commit crosses the repartition topic, however many orders change the pane. A change subtracts the contribution of the
 * old version and adds that of the new one. Deltas of zero are sent too: the pane may be new, and the output topic may
 * hold its value from before a reset or from another generation, which zeros must replace.
 */
final class PaneDeltaProcessor<K extends PaneKey, V> implements Processor<String, OrderChange, K, HourPane> {
    // Some megabytes of heap per task and aggregate; a replay reaches this limit, live traffic does not.
    private static final int MAX_PENDING = 20_000;

    private final PaneFlow<K, V> flow;
    private final TopologyContext settings;
    private final Map<K, HourPane> pending = new HashMap<>();
    private long newestTimestamp;
    private @Nullable ProcessorContext<K, HourPane> context;

    private PaneDeltaProcessor(PaneFlow<K, V> flow, TopologyContext settings) {
        this.flow = flow;
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<K, HourPane> initialised) {
        context = initialised;
        pending.clear();
        initialised
                .<PreCommitHook>getStateStore(flow.names().combineAtCommit())
                .listen(initialised, this::forwardDeltas);
    }

    @Override
    public void process(Record<String, OrderChange> record) {
        Order before = record.value().before();
        if (before != null) {
            int minute = minute(before);
            flow.contribution().of(before).forEach((hour, sales) -> pane(hour).add(minute, sales.negated()));
        }
        Order after = record.value().after();
        int minute = minute(after);
        flow.contribution().of(after).forEach((hour, sales) -> pane(hour).add(minute, sales));
        newestTimestamp = Math.max(newestTimestamp, record.timestamp());
        if (pending.size() >= MAX_PENDING) {
            forwardDeltas();
        }
    }

    private static int minute(Order order) {
        return Windows.minuteOfHour(order.getPlacedAt().toEpochMilli());
    }

    private HourPane pane(K hour) {
        return pending.computeIfAbsent(hour, none -> new HourPane());
    }

    private void forwardDeltas() {
        if (context == null) {
            throw new IllegalStateException("init has not been called");
        }
        long now = context.currentSystemTimeMs();
        for (Map.Entry<K, HourPane> delta : pending.entrySet()) {
            HourPane pane = delta.getValue();
            boolean nothing = pane.isNone();
            long minutesFrom = Retention.cutoff(settings.retention().minutes(), now);
            long panesFrom = Retention.cutoff(flow.kept(settings.retention()), now);
            int late = flow.removeLate(delta.getKey(), pane, minutesFrom, panesFrom);
            for (int window = 0; window < late && !nothing; window++) {
                settings.listener().late(flow.subtopology());
            }
            if (!flow.isEmpty(pane, late)) {
                context.forward(new Record<>(delta.getKey(), pane, newestTimestamp));
            }
        }
        pending.clear();
        newestTimestamp = 0;
    }

    record Supplier<K extends PaneKey, V>(PaneFlow<K, V> flow, TopologyContext context)
            implements ProcessorSupplier<String, OrderChange, K, HourPane> {
        @Override
        public Processor<String, OrderChange, K, HourPane> get() {
            return new PaneDeltaProcessor<>(flow, context);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return StoreSet.of(PreCommitHook.builder(flow.names().combineAtCommit()));
        }
    }
}
