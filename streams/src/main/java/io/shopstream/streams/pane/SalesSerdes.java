package io.shopstream.streams.pane;

import java.nio.ByteBuffer;

/** Reads and writes sums within larger fixed-length layouts: 32 bytes, big-endian: gross, returns, orders, units. */
public final class SalesSerdes {
    public static final int SALES_BYTES = 4 * Long.BYTES;

    private SalesSerdes() {}

    /** Writes the {@link #SALES_BYTES} of the sums. */
    public static ByteBuffer put(ByteBuffer target, Sales sales) {
        return target.putLong(sales.grossMinor())
                .putLong(sales.returnsMinor())
                .putLong(sales.orders())
                .putLong(sales.units());
    }

    /** Reads what {@link #put} wrote. */
    public static Sales get(ByteBuffer source) {
        return new Sales(source.getLong(), source.getLong(), source.getLong(), source.getLong());
    }
}
