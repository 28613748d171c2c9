package io.shopstream.streams.stock;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.rules.Standing;
import io.shopstream.streams.intake.DeltaProcessor;
import io.shopstream.streams.intake.OrderChange;
import io.shopstream.streams.pane.ProductUnitsHourKey;
import io.shopstream.streams.processor.PreCommitHook;
import io.shopstream.streams.processor.ProcessorWithStores;
import io.shopstream.streams.topology.TopologyNames;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/**
 * Turns order changes into units per product and hour. Orders older than the queried week cost one comparison and are
 * dropped here, as in an import or while catching up.
 */
final class UnitsDeltaProcessor extends DeltaProcessor<String, HourUnits> {
    private final Map<ProductUnitsHourKey, Long> pending = new HashMap<>();

    private UnitsDeltaProcessor() {
        super(TopologyNames.COMBINE_UNITS_AT_COMMIT);
    }

    static ProcessorSupplier<String, OrderChange, String, HourUnits> supplier() {
        return ProcessorWithStores.of(
                UnitsDeltaProcessor::new, PreCommitHook.builder(TopologyNames.COMBINE_UNITS_AT_COMMIT));
    }

    @Override
    protected void add(Order order, int sign) {
        long placedAt = order.getPlacedAt().toEpochMilli();
        if (placedAt < ExpiringUnits.cutoff(now()) || !Standing.stands(order)) {
            return;
        }
        for (OrderLine line : order.getLines()) {
            // Returns already have a negative quantity.
            long units = (long) sign * line.getQuantity();
            pending.merge(ProductUnitsHourKey.of(line.getProductId(), placedAt), units, Long::sum);
        }
    }

    // Bounded by the week: 168 hours of each product.
    @Override
    protected boolean isFull() {
        return false;
    }

    @Override
    protected void forwardPending() {
        pending.forEach((key, units) -> {
            if (units != 0) {
                forward(key.productId(), new HourUnits(key.startMillis(), units));
            }
        });
    }

    @Override
    protected void clearPending() {
        pending.clear();
    }
}
