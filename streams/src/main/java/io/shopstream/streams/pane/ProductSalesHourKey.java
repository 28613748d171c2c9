package io.shopstream.streams.pane;

import java.time.Instant;
import org.apache.kafka.common.serialization.Serde;

/**
 * Key of one product in one hour, per currency and category at the time of the sale. Bytes: start as in
 * {@link CurrencyHourKey}, currency, NUL, category, NUL, product. {@code OrderRules} allows no NUL in any of them, so
 * different panes have different bytes.
 *
 * @param startMillis start of the hour, epoch millis UTC
 * @param categoryId {@code unknown} if the order line has no category
 */
public record ProductSalesHourKey(long startMillis, String currency, String categoryId, String productId)
        implements PaneKey {
    public static final Serde<ProductSalesHourKey> SERDE =
            BinarySerde.of(ProductSalesHourKey::toBytes, ProductSalesHourKey::fromBytes);

    private static final char SEPARATOR = '\0';

    /** Sorts before every pane that starts at or after {@code time}, and after every pane that starts before. */
    public static ProductSalesHourKey boundAt(Instant time) {
        return new ProductSalesHourKey(time.toEpochMilli(), "", "", "");
    }

    private byte[] toBytes() {
        return KeyBytes.of(
                startMillis, currency.isEmpty() ? "" : currency + SEPARATOR + categoryId + SEPARATOR + productId);
    }

    private static ProductSalesHourKey fromBytes(byte[] bytes) {
        int afterCurrency = separator(bytes, Long.BYTES);
        int afterCategory = separator(bytes, afterCurrency + 1);
        return new ProductSalesHourKey(
                KeyBytes.millis(bytes, 0),
                KeyBytes.text(bytes, Long.BYTES, afterCurrency),
                KeyBytes.text(bytes, afterCurrency + 1, afterCategory),
                KeyBytes.text(bytes, afterCategory + 1, bytes.length));
    }

    private static int separator(byte[] bytes, int from) {
        int index = from;
        while (bytes[index] != SEPARATOR) {
            index++;
        }
        return index;
    }
}
