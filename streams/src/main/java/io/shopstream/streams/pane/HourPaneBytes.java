package io.shopstream.streams.pane;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Layout of an {@link HourPane}: a byte with the number of minutes, the four sums of the hour, then for each minute its
 * number and its four sums; sums as {@link VarLong}. Only stores, changelogs and repartition topics of one application
 * id hold it: a changed layout needs a new application id, never a migration.
 */
final class HourPaneBytes {
    private static final int MAX_BYTES_OF_SUMS = HourPane.SUMS * VarLong.MAX_BYTES;

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
        VarLong.put(target, sales.grossMinor());
        VarLong.put(target, sales.returnsMinor());
        VarLong.put(target, sales.orders());
        VarLong.put(target, sales.units());
    }

    private static Sales get(ByteBuffer source) {
        return new Sales(VarLong.get(source), VarLong.get(source), VarLong.get(source), VarLong.get(source));
    }
}
