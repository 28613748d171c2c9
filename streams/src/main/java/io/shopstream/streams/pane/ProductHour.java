package io.shopstream.streams.pane;

import org.apache.kafka.common.serialization.Serde;

/**
 * Key of one product in one hour, over all currencies and categories. Bytes: product, NUL, then the start as in
 * {@link RevenueKey}. The product comes first, so that a range of keys is a range of hours of one product.
 *
 * @param startMillis start of the hour, epoch millis UTC
 */
public record ProductHour(String productId, long startMillis) {
    public static final Serde<ProductHour> SERDE = BinarySerde.of(ProductHour::toBytes, ProductHour::fromBytes);

    private static final char SEPARATOR = '\0';

    /** The hour that contains {@code epochMillis}. */
    public static ProductHour of(String productId, long epochMillis) {
        return new ProductHour(productId, Windows.start(epochMillis, Windows.HOUR));
    }

    private byte[] toBytes() {
        return KeyBytes.of(productId + SEPARATOR, startMillis);
    }

    private static ProductHour fromBytes(byte[] bytes) {
        int start = bytes.length - Long.BYTES;
        return new ProductHour(KeyBytes.text(bytes, 0, start - 1), KeyBytes.millis(bytes, start));
    }
}
