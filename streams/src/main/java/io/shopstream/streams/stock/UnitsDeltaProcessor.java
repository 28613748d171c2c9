package io.shopstream.streams.stock;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.rules.Standing;
import io.shopstream.streams.flow.OrderChange;
import io.shopstream.streams.flow.PreCommitHook;
import io.shopstream.streams.flow.StoreSet;
import io.shopstream.streams.flow.TopologyNames;
import io.shopstream.streams.pane.ProductHour;
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
 * Turns order changes into units per product and hour, summed until the task commits. Orders older than the queried
 * week cost one comparison and are dropped here, as in an import or a replay.
 */
final class UnitsDeltaProcessor implements Processor<String, OrderChange, String, HourUnits> {
    private final Map<ProductHour, Long> pending = new HashMap<>();
    private long newestTimestamp;
    private @Nullable ProcessorContext<String, HourUnits> context;

    private UnitsDeltaProcessor() {}

    @Override
    public void init(ProcessorContext<String, HourUnits> initialised) {
        context = initialised;
        pending.clear();
        initialised
                .<PreCommitHook>getStateStore(TopologyNames.COMBINE_UNITS_AT_COMMIT)
                .listen(initialised, this::forwardDeltas);
    }

    @Override
    public void process(Record<String, OrderChange> record) {
        long cutoff = ExpiringUnits.cutoff(current().currentSystemTimeMs());
        OrderChange change = record.value();
        Order before = change.before();
        if (before != null) {
            add(before, -1, cutoff);
        }
        add(change.after(), 1, cutoff);
        newestTimestamp = Math.max(newestTimestamp, record.timestamp());
    }

    private void add(Order order, int sign, long cutoff) {
        long placedAt = order.getPlacedAt().toEpochMilli();
        if (placedAt < cutoff || !Standing.stands(order)) {
            return;
        }
        for (OrderLine line : order.getLines()) {
            // Returns already have a negative quantity.
            long units = (long) sign * line.getQuantity();
            pending.merge(ProductHour.of(line.getProductId(), placedAt), units, Long::sum);
        }
    }

    private void forwardDeltas() {
        ProcessorContext<String, HourUnits> current = current();
        pending.forEach((hour, units) -> {
            if (units != 0) {
                current.forward(
                        new Record<>(hour.productId(), new HourUnits(hour.startMillis(), units), newestTimestamp));
            }
        });
        pending.clear();
        newestTimestamp = 0;
    }

    private ProcessorContext<String, HourUnits> current() {
        if (context == null) {
            throw new IllegalStateException("init has not been called");
        }
        return context;
    }

    static final class Supplier implements ProcessorSupplier<String, OrderChange, String, HourUnits> {
        @Override
        public Processor<String, OrderChange, String, HourUnits> get() {
            return new UnitsDeltaProcessor();
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return StoreSet.of(PreCommitHook.builder(TopologyNames.COMBINE_UNITS_AT_COMMIT));
        }
    }
}
