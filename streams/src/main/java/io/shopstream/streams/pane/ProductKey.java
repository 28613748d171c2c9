package io.shopstream.streams.pane;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serde;

/**
 * Key of one product in one hour, per currency and category at the time of the sale. Bytes: start as in
 * {@link RevenueKey}, currency, NUL, category, NUL, product. {@code OrderRules} allows no NUL in any of them, so
 * different panes have different bytes.
 *
 * @param startMillis start of the hour, epoch millis UTC
 * @param categoryId {@code unknown} if the order line has no category
 */
public record ProductKey(long startMillis, String currency, String categoryId, String productId) implements PaneKey {
    public static final Serde<ProductKey> SERDE = BinarySerde.of(ProductKey::toBytes, ProductKey::fromBytes);

    private static final byte SEPARATOR = 0;

    /** Sorts before every pane that starts at or after {@code time}, and after every pane that starts before. */
    public static ProductKey boundAt(Instant time) {
        return new ProductKey(time.toEpochMilli(), "", "", "");
    }

    private byte[] toBytes() {
        if (currency.isEmpty()) {
            return ByteBuffer.allocate(Long.BYTES)
                    .putLong(OrderedLong.flip(startMillis))
                    .array();
        }
        byte[] code = currency.getBytes(StandardCharsets.UTF_8);
        byte[] category = categoryId.getBytes(StandardCharsets.UTF_8);
        byte[] product = productId.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + code.length + 1 + category.length + 1 + product.length)
                .putLong(OrderedLong.flip(startMillis))
                .put(code)
                .put(SEPARATOR)
                .put(category)
                .put(SEPARATOR)
                .put(product)
                .array();
    }

    private static ProductKey fromBytes(byte[] bytes) {
        long start = OrderedLong.flip(ByteBuffer.wrap(bytes).getLong());
        int afterCurrency = separator(bytes, Long.BYTES);
        int afterCategory = separator(bytes, afterCurrency + 1);
        return new ProductKey(
                start,
                text(bytes, Long.BYTES, afterCurrency),
                text(bytes, afterCurrency + 1, afterCategory),
                text(bytes, afterCategory + 1, bytes.length));
    }

    private static int separator(byte[] bytes, int from) {
        int index = from;
        while (bytes[index] != SEPARATOR) {
            index++;
        }
        return index;
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
