package io.shopstream.streams.pane;

import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;

/**
 * Layouts of sums and deltas, all big-endian. They live in stores, changelogs and repartition topics of one application
 * id only: a changed layout needs a new application id, never a migration.
 */
public final class SalesSerdes {
    /** Length of {@link #SALES}. */
    public static final int SALES_BYTES = 4 * Long.BYTES;

    /** 32 bytes: gross, returns, orders, units. */
    public static final Serde<Sales> SALES = BinarySerde.of(
            sales -> put(ByteBuffer.allocate(SALES_BYTES), sales).array(), bytes -> get(ByteBuffer.wrap(bytes)));

    /** 33 bytes: minute of the hour plus 64 times the ordinal of what it is for, then the sums. */
    public static final Serde<MinuteSales> MINUTE_SALES = BinarySerde.of(
            minute -> put(ByteBuffer.allocate(1 + SALES_BYTES).put(head(minute)), minute.sales())
                    .array(),
            SalesSerdes::minuteSales);

    private static final int PANES_UNIT = 64;
    private static final MinuteSales.Panes[] PANES = MinuteSales.Panes.values();

    private SalesSerdes() {}

    private static byte head(MinuteSales minute) {
        return (byte) (minute.minute() + PANES_UNIT * minute.panes().ordinal());
    }

    private static MinuteSales minuteSales(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int head = Byte.toUnsignedInt(buffer.get());
        return new MinuteSales(head % PANES_UNIT, PANES[head / PANES_UNIT], get(buffer));
    }

    /** Writes the {@link #SALES_BYTES} of the sums, to be part of a larger layout. */
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
