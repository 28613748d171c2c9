package io.shopstream.streams.customers;

import io.shopstream.schemas.rules.CustomerSegment;
import io.shopstream.schemas.sales.Sales;
import io.shopstream.streams.pane.BinarySerde;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/**
 * Totals of one customer in one currency. Layout: the 32 bytes of {@link Sales}, then first and last order time, 8
 * bytes of epoch millis each, big-endian.
 *
 * @param firstOrderAt when the earliest sale that stands was placed; null if none stands
 * @param lastOrderAt when the latest sale that stands was placed; null if none stands
 */
public record CustomerSums(
        Sales sales,
        @Nullable Instant firstOrderAt,
        @Nullable Instant lastOrderAt) {
    public static final Serde<CustomerSums> SERDE = BinarySerde.of(CustomerSums::toBytes, CustomerSums::fromBytes);
    static final CustomerSums NONE = new CustomerSums(Sales.NONE, null, null);

    // Outside the range of order times, which begin in 1970.
    private static final long NO_TIME = Long.MIN_VALUE;

    public CustomerSegment segment() {
        return CustomerSegment.of(sales.orders(), sales.netMinor());
    }

    private byte[] toBytes() {
        return sales.put(ByteBuffer.allocate(Sales.BYTES + 2 * Long.BYTES))
                .putLong(millis(firstOrderAt))
                .putLong(millis(lastOrderAt))
                .array();
    }

    private static CustomerSums fromBytes(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new CustomerSums(Sales.get(buffer), instant(buffer.getLong()), instant(buffer.getLong()));
    }

    private static long millis(@Nullable Instant time) {
        return time == null ? NO_TIME : time.toEpochMilli();
    }

    private static @Nullable Instant instant(long millis) {
        return millis == NO_TIME ? null : Instant.ofEpochMilli(millis);
    }
}
