package io.shopstream.streams.pane;

import io.shopstream.schemas.sales.Sales;
import java.util.Arrays;
import org.apache.kafka.common.serialization.Serde;

/**
 * Sums of one hour and of each of its minutes with sales; or a signed change to them. Both are one store entry, one
 * changelog record and one lookup. A query over days reads the totals, and reads minutes only where its range begins or
 * ends within an hour.
 *
 * <p>Mutable, and owned by one processor; like {@link Sales} a commutative group under {@link #add}. The total may
 * exceed the sum of the minutes, because minutes can expire earlier.
 */
public final class HourPane {
    /** Uses the layout of {@link HourPaneBytes}. */
    public static final Serde<HourPane> SERDE = BinarySerde.of(HourPaneBytes::write, HourPaneBytes::read);

    static final int SUMS = 4;
    private static final int MINUTES = 60;

    private Sales total;
    // One entry per minute with sums; almost all panes have one or two.
    private byte[] minutes;
    private Sales[] sums;
    private int size;

    public HourPane() {
        this(Sales.NONE, 1);
    }

    HourPane(Sales total, int capacity) {
        this.total = total;
        this.minutes = new byte[capacity];
        this.sums = new Sales[capacity];
    }

    public Sales total() {
        return total;
    }

    /** Returns the sums of a minute; {@link Sales#NONE} if it has none. */
    public Sales minute(int minuteOfHour) {
        int index = index(minuteOfHour);
        return index < 0 ? Sales.NONE : sums[index];
    }

    /** The minutes that have sums, as a bit set. */
    public long minuteBits() {
        long bits = 0;
        for (int index = 0; index < size; index++) {
            bits |= 1L << minutes[index];
        }
        return bits;
    }

    /** The sum of the minutes of the hour from {@code first} to {@code last}, both inclusive. */
    public Sales minutes(int first, int last) {
        if (first == 0 && last == MINUTES - 1) {
            return total;
        }
        Sales sum = Sales.NONE;
        for (int index = 0; index < size; index++) {
            if (minutes[index] >= first && minutes[index] <= last) {
                sum = sum.plus(sums[index]);
            }
        }
        return sum;
    }

    public void add(int minuteOfHour, Sales delta) {
        total = total.plus(delta);
        addMinute(minuteOfHour, delta);
    }

    public void add(HourPane delta) {
        total = total.plus(delta.total);
        for (int index = 0; index < delta.size; index++) {
            addMinute(delta.minutes[index], delta.sums[index]);
        }
    }

    void addMinute(int minuteOfHour, Sales delta) {
        if (minuteOfHour < 0 || minuteOfHour >= MINUTES) {
            throw new IllegalArgumentException("minute of the hour must be 0 to 59");
        }
        int index = index(minuteOfHour);
        if (index >= 0) {
            sums[index] = sums[index].plus(delta);
            return;
        }
        if (size == minutes.length) {
            int larger = Math.min(MINUTES, size * 2);
            minutes = Arrays.copyOf(minutes, larger);
            sums = Arrays.copyOf(sums, larger);
        }
        minutes[size] = (byte) minuteOfHour;
        sums[size] = delta;
        size++;
    }

    /**
     * Drops minutes before {@code firstKept} but leaves them in the total.
     *
     * @return how many of the dropped minutes were not zero
     */
    public int dropMinutesBefore(int firstKept) {
        int kept = 0;
        int dropped = 0;
        for (int index = 0; index < size; index++) {
            if (minutes[index] >= firstKept) {
                minutes[kept] = minutes[index];
                sums[kept] = sums[index];
                kept++;
            } else if (!sums[index].isNone()) {
                dropped++;
            }
        }
        size = kept;
        return dropped;
    }

    /** Whether the total and all minutes are zero. */
    public boolean isNone() {
        for (int index = 0; index < size; index++) {
            if (!sums[index].isNone()) {
                return false;
            }
        }
        return total.isNone();
    }

    int size() {
        return size;
    }

    byte minuteAt(int index) {
        return minutes[index];
    }

    Sales sumAt(int index) {
        return sums[index];
    }

    private int index(int minuteOfHour) {
        for (int index = 0; index < size; index++) {
            if (minutes[index] == minuteOfHour) {
                return index;
            }
        }
        return -1;
    }
}
