package io.shopstream.streams.sales;

import io.shopstream.schemas.avro.Order;
import io.shopstream.streams.flow.AtCommit;
import io.shopstream.streams.flow.OrderChange;
import io.shopstream.streams.pane.Sales;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Turns changes of orders into signed deltas and adds them up per pane until the task commits, so that what crosses the
 * repartition topic is one record per pane and commit, however many orders met it.
 *
 * @param <P> the panes that deltas belong to
 */
final class CombineDeltas<P, K, V> implements Processor<String, OrderChange, K, V> {
    // Some megabytes of heap per task and aggregate; a replay reaches it, live traffic never does.
    private static final int MOST_PENDING = 20_000;

    private final String atCommitName;
    private final Function<Order, Map<P, Sales>> contribution;
    private final Outlet<P, K, V> outlet;
    private final Map<P, Sales> pending = new HashMap<>();
    private long newestTimestamp;
    private @Nullable ProcessorContext<K, V> context;

    /** Makes the record that carries a pane's delta on, or null if nothing keeps that pane any more. */
    interface Outlet<P, K, V> {
        @Nullable Record<K, V> record(P pane, Sales delta, long nowMillis, long timestamp);
    }

    /**
     * @param contribution what one version of an order counts towards each pane; empty if it does not stand
     */
    CombineDeltas(String atCommitName, Function<Order, Map<P, Sales>> contribution, Outlet<P, K, V> outlet) {
        this.atCommitName = atCommitName;
        this.contribution = contribution;
        this.outlet = outlet;
    }

    @Override
    public void init(ProcessorContext<K, V> initialised) {
        context = initialised;
        pending.clear();
        initialised.<AtCommit>getStateStore(atCommitName).listen(initialised, this::letGo);
    }

    @Override
    public void process(Record<String, OrderChange> record) {
        Deltas.of(record.value(), contribution).forEach((pane, delta) -> pending.merge(pane, delta, Sales::plus));
        newestTimestamp = Math.max(newestTimestamp, record.timestamp());
        if (pending.size() >= MOST_PENDING) {
            letGo();
        }
    }

    private void letGo() {
        if (context == null) {
            throw new IllegalStateException("init comes first");
        }
        long now = context.currentSystemTimeMs();
        for (Map.Entry<P, Sales> delta : pending.entrySet()) {
            if (!delta.getValue().isNone()) {
                Record<K, V> record = outlet.record(delta.getKey(), delta.getValue(), now, newestTimestamp);
                if (record != null) {
                    context.forward(record);
                }
            }
        }
        pending.clear();
        newestTimestamp = 0;
    }
}
