package io.shopstream.streams.query;

import io.shopstream.streams.flow.TopologyNames;
import io.shopstream.streams.pane.ProductHour;
import java.util.Iterator;
import org.apache.kafka.streams.KeyValue;

/**
 * Sums the units of one product over whole hours.
 *
 * @param first start of the first hour, epoch millis UTC
 * @param last start of the last hour, inclusive
 */
record SoldUnits(String productId, long first, long last) implements Scan<ProductHour, Long, SoldUnits.Sum> {
    record Sum(long units) {}

    @Override
    public String store() {
        return TopologyNames.UNITS_BY_PRODUCT_PER_HOUR;
    }

    @Override
    public ProductHour lower() {
        return new ProductHour(productId, first);
    }

    @Override
    public ProductHour upper() {
        return new ProductHour(productId, last);
    }

    @Override
    public Sum merge(Sum one, Sum other) {
        return new Sum(one.units + other.units);
    }

    @Override
    public Class<Sum> partial() {
        return Sum.class;
    }

    @Override
    public Sum fold(Iterator<KeyValue<ProductHour, Long>> entries) {
        long units = 0;
        while (entries.hasNext()) {
            KeyValue<ProductHour, Long> entry = entries.next();
            ProductHour hour = entry.key;
            // The requested id may contain a NUL, and then its key range may contain hours of another product.
            if (hour.productId().equals(productId) && hour.startMillis() >= first && hour.startMillis() <= last) {
                units += entry.value;
            }
        }
        return new Sum(units);
    }
}
