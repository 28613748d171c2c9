package io.shopstream.streams.pane;

import org.apache.kafka.common.serialization.Serde;

/**
 * Key of one product in one hour, over all currencies and categories. Bytes: product, NUL, then the start as in
 * {@link CurrencyHourKey}. The product comes first, so that a range of keys is a range of hours of one product.
 *
 * @param startMillis start of the hour, epoch millis UTC
 */
public record ProductUnitsHourKey(String productId, long startMillis) {
    public static final Serde<ProductUnitsHourKey> SERDE =
            BinarySerde.of(ProductUnitsHourKey::toBytes, ProductUnitsHourKey::fromBytes);

    private static final char SEPARATOR = '\0';

    /** The hour that contains {@code epochMillis}. */
    public static ProductUnitsHourKey of(String productId, long epochMillis) {
        return new ProductUnitsHourKey(productId, Windows.start(epochMillis, Windows.HOUR));
    }

    private byte[] toBytes() {
        return KeyBytes.of(productId + SEPARATOR, startMillis);
    }

    private static ProductUnitsHourKey fromBytes(byte[] bytes) {
        int start = bytes.length - Long.BYTES;
        return new ProductUnitsHourKey(KeyBytes.text(bytes, 0, start - 1), KeyBytes.millis(bytes, start));
    }
}
