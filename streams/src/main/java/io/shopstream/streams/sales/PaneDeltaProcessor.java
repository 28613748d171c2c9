package io.shopstream.streams.sales;

import io.shopstream.schemas.avro.Order;
import io.shopstream.streams.intake.DeltaProcessor;
import io.shopstream.streams.intake.OrderChange;
import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.pane.PaneKey;
import io.shopstream.streams.pane.Windows;
import io.shopstream.streams.processor.PreCommitHook;
import io.shopstream.streams.processor.ProcessorWithStores;
import io.shopstream.streams.topology.Retention;
import io.shopstream.streams.topology.TopologySettings;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/**
 * Turns order changes into signed deltas per pane: one record per pane and commit crosses the repartition topic. Deltas
 * of zero are sent too: the pane may be new, and the output topic may hold its value from before a reset or from
 * another generation, which zeros must replace.
 */
final class PaneDeltaProcessor<K extends PaneKey, V> extends DeltaProcessor<K, HourPane> {
    // Some megabytes of heap per task and aggregate; catching up reaches this limit, current traffic does not.
    private static final int MAX_PENDING = 20_000;

    private final PaneFlow<K, V> flow;
    private final TopologySettings settings;
    private final Map<K, HourPane> pending = new HashMap<>();

    private PaneDeltaProcessor(PaneFlow<K, V> flow, TopologySettings settings) {
        super(flow.names().combineAtCommit());
        this.flow = flow;
        this.settings = settings;
    }

    static <K extends PaneKey, V> ProcessorSupplier<String, OrderChange, K, HourPane> supplier(
            PaneFlow<K, V> flow, TopologySettings settings) {
        return ProcessorWithStores.of(
                () -> new PaneDeltaProcessor<>(flow, settings),
                PreCommitHook.builder(flow.names().combineAtCommit()));
    }

    @Override
    protected void add(Order order, int sign) {
        int minute = Windows.minuteOfHour(order.getPlacedAt().toEpochMilli());
        flow.contribution().of(order).forEach((key, sales) -> pending.computeIfAbsent(key, _ -> new HourPane())
                .add(minute, sign > 0 ? sales : sales.negated()));
    }

    @Override
    protected boolean isFull() {
        return pending.size() >= MAX_PENDING;
    }

    @Override
    protected void forwardPending() {
        long now = now();
        long minutesFrom = Retention.cutoff(settings.retention().minutes(), now);
        long panesFrom = Retention.cutoff(flow.retention(settings.retention()), now);
        pending.forEach((key, delta) -> {
            boolean nothing = delta.isNone();
            int expired = flow.removeExpiredMinutes(key, delta, minutesFrom, panesFrom);
            for (int window = 0; window < expired && !nothing; window++) {
                settings.listener().late(flow.part());
            }
            if (!flow.isEmpty(delta, expired)) {
                forward(key, delta);
            }
        });
    }

    @Override
    protected void clearPending() {
        pending.clear();
    }
}
