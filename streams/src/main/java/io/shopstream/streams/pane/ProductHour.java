package io.shopstream.streams.pane;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Serde;

/**
 * Key of one product in one hour, over all currencies and categories. Bytes: product, NUL, then the start as in
 * {@link RevenueKey}. The product comes first, so that a range of keys is a range of hours of one product.
 *
 * @param startMillis start of the hour, epoch millis UTC
 */
public record ProductHour(String productId, long startMillis) {
    public static final Serde<ProductHour> SERDE = BinarySerde.of(ProductHour::toBytes, ProductHour::fromBytes);

    private static final byte SEPARATOR = 0;

    /** The hour that contains {@code epochMillis}. */
    public static ProductHour of(String productId, long epochMillis) {
        return new ProductHour(productId, Windows.start(epochMillis, Windows.HOUR));
    }

    private byte[] toBytes() {
        byte[] product = productId.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(product.length + 1 + Long.BYTES)
                .put(product)
                .put(SEPARATOR)
                .putLong(OrderedLong.flip(startMillis))
                .array();
    }

    private static ProductHour fromBytes(byte[] bytes) {
        int afterProduct = bytes.length - Long.BYTES - 1;
        return new ProductHour(
                new String(bytes, 0, afterProduct, StandardCharsets.UTF_8),
                OrderedLong.flip(ByteBuffer.wrap(bytes).getLong(afterProduct + 1)));
    }
}
