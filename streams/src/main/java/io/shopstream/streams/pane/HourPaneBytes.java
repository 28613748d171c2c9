package io.shopstream.streams.pane;

import io.shopstream.schemas.sales.Sales;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.common.utils.ByteUtils;

/**
 * Layout of an {@link HourPane}: a byte with the number of minutes, the four sums of the hour, then for each minute its
 * number and its four sums; sums as Avro writes longs, small values in few bytes. Only stores, changelogs and
 * repartition topics of one application id hold it: a changed layout needs a new application id, never a migration.
 */
final class HourPaneBytes {
    private static final int MAX_BYTES_OF_LONG = 10;
    private static final int MAX_BYTES_OF_SUMS = HourPane.SUMS * MAX_BYTES_OF_LONG;

    private HourPaneBytes() {}

    static byte[] write(HourPane pane) {
        ByteBuffer target = ByteBuffer.allocate(1 + MAX_BYTES_OF_SUMS + pane.size() * (1 + MAX_BYTES_OF_SUMS));
        target.put((byte) pane.size());
        put(target, pane.total());
        for (int index = 0; index < pane.size(); index++) {
            target.put(pane.minuteAt(index));
            put(target, pane.sumAt(index));
        }
        return Arrays.copyOf(target.array(), target.position());
    }

    static HourPane read(byte[] bytes) {
        ByteBuffer source = ByteBuffer.wrap(bytes);
        int size = source.get();
        HourPane pane = new HourPane(get(source), Math.max(1, size));
        for (int index = 0; index < size; index++) {
            pane.addMinute(source.get(), get(source));
        }
        return pane;
    }

    private static void put(ByteBuffer target, Sales sales) {
        ByteUtils.writeVarlong(sales.grossMinor(), target);
        ByteUtils.writeVarlong(sales.returnsMinor(), target);
        ByteUtils.writeVarlong(sales.orders(), target);
        ByteUtils.writeVarlong(sales.units(), target);
    }

    private static Sales get(ByteBuffer source) {
        return new Sales(
                ByteUtils.readVarlong(source),
                ByteUtils.readVarlong(source),
                ByteUtils.readVarlong(source),
                ByteUtils.readVarlong(source));
    }
}
