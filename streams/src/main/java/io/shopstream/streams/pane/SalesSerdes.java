package io.shopstream.streams.pane;

import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;

/**
 * Layouts of sums and deltas, all big-endian. They live in stores, changelogs and repartition topics of one application
 * id only: a changed layout needs a new application id, never a migration.
 */
public final class SalesSerdes {
    private static final int SALES_BYTES = 4 * Long.BYTES;

    /** 32 bytes: gross, returns, orders, units. */
    public static final Serde<Sales> SALES = BinarySerde.of(
            sales -> put(ByteBuffer.allocate(SALES_BYTES), sales).array(), bytes -> get(ByteBuffer.wrap(bytes)));

    /** 33 bytes: minute of the hour, then the sums. */
    public static final Serde<MinuteSales> MINUTE_SALES = BinarySerde.of(
            minute -> put(ByteBuffer.allocate(1 + SALES_BYTES).put((byte) minute.minute()), minute.sales())
                    .array(),
            SalesSerdes::minuteSales);

    private SalesSerdes() {}

    private static MinuteSales minuteSales(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new MinuteSales(buffer.get(), get(buffer));
    }

    private static ByteBuffer put(ByteBuffer target, Sales sales) {
        return target.putLong(sales.grossMinor())
                .putLong(sales.returnsMinor())
                .putLong(sales.orders())
                .putLong(sales.units());
    }

    private static Sales get(ByteBuffer source) {
        return new Sales(source.getLong(), source.getLong(), source.getLong(), source.getLong());
    }
}
