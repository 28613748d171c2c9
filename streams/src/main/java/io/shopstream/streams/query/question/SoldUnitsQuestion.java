package io.shopstream.streams.query.question;

import io.shopstream.streams.pane.ProductUnitsHourKey;
import io.shopstream.streams.topology.TopologyNames;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Asks for the units of one product over whole hours.
 *
 * @param first start of the first hour, epoch millis UTC
 * @param last start of the last hour, inclusive
 */
public record SoldUnitsQuestion(String productId, long first, long last)
        implements Question<ProductUnitsHourKey, Long, SoldUnitsQuestion.Sum> {

    public record Sum(long units) implements PartialAnswer<Sum> {
        @Override
        public Sum merge(Sum other) {
            return new Sum(units + other.units);
        }
    }

    @Override
    public String store() {
        return TopologyNames.UNITS_BY_PRODUCT_PER_HOUR;
    }

    @Override
    public Sum answer(ReadOnlyKeyValueStore<ProductUnitsHourKey, Long> partition) {
        LongAdder sum = new LongAdder();
        Scan.between(
                partition,
                new ProductUnitsHourKey(productId, first),
                new ProductUnitsHourKey(productId, last),
                (key, units) -> {
                    // The requested id may contain a NUL, and then its key range may contain hours of another product.
                    if (key.productId().equals(productId) && key.startMillis() >= first && key.startMillis() <= last) {
                        sum.add(units);
                    }
                });
        return new Sum(sum.sum());
    }
}
