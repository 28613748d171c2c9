package io.shopstream.streams.query;

import io.shopstream.streams.flow.TopologyNames;
import io.shopstream.streams.pane.ProductHour;

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
    public StoreReader.Fold<ProductHour, Long, Sum> fold() {
        return new Adding();
    }

    private final class Adding implements StoreReader.Fold<ProductHour, Long, Sum> {
        private long sum;

        @Override
        public void add(ProductHour hour, Long units) {
            // The requested id may contain a NUL, and then its key range may contain hours of another product.
            if (hour.productId().equals(productId) && hour.startMillis() >= first && hour.startMillis() <= last) {
                sum += units;
            }
        }

        @Override
        public Sum result() {
            return new Sum(sum);
        }
    }
}
