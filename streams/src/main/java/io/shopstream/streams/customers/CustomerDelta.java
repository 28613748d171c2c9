package io.shopstream.streams.customers;

import io.shopstream.schemas.sales.Sales;
import io.shopstream.streams.pane.BinarySerde;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;

/**
 * Change to one customer within a commit. Layout: the 32 bytes of {@link Sales}, then 16 bytes for each time: 8 epoch
 * millis, 8 change; all big-endian.
 *
 * @param times the times at which the number of sales that stand changed, each at most once, none with a change of 0
 */
record CustomerDelta(Sales sales, List<SalesAt> times) {
    static final Serde<CustomerDelta> SERDE = BinarySerde.of(CustomerDelta::toBytes, CustomerDelta::fromBytes);

    private static final int TIME_BYTES = 2 * Long.BYTES;

    CustomerDelta {
        times = List.copyOf(times);
    }

    /**
     * @param placedAtMillis epoch millis UTC
     * @param change how many more sales placed at that time stand, negative if fewer
     */
    record SalesAt(long placedAtMillis, long change) {}

    private byte[] toBytes() {
        ByteBuffer buffer = sales.put(ByteBuffer.allocate(Sales.BYTES + times.size() * TIME_BYTES));
        for (SalesAt time : times) {
            buffer.putLong(time.placedAtMillis).putLong(time.change);
        }
        return buffer.array();
    }

    private static CustomerDelta fromBytes(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        Sales sales = Sales.get(buffer);
        List<SalesAt> times = new ArrayList<>(buffer.remaining() / TIME_BYTES);
        while (buffer.hasRemaining()) {
            times.add(new SalesAt(buffer.getLong(), buffer.getLong()));
        }
        return new CustomerDelta(sales, times);
    }
}
