package io.shopstream.local.verify.scratch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * A map from strings to rows of numbers, stored in files. Keys are compared in full; rows are numbered in insertion
 * order and keep their number. Each row also records whether it was touched since the last {@link #mark}.
 */
public final class KeyedRows implements AutoCloseable {
    /** No such row. */
    public static final long NONE = -1;

    private static final int KEY = 0;
    private static final int HASH = 1;
    private static final int TOUCHED = 2;
    private static final int OWN_COLUMNS = 3;
    // A slot of the index: the row number, counted from 1, and bits of the key's hash, so that few keys are compared.
    private static final long ROW_BITS = (1L << 40) - 1;

    private final MappedFile rows;
    private final ByteFile keys;
    private final MappedFile index;
    private final int width;
    private long slots = 1 << 10;
    private long size;
    private long marks = 1;

    /** @param columns numbers that the caller keeps in each row, initially 0 */
    KeyedRows(MappedFile rows, MappedFile keys, MappedFile index, int columns) {
        this.rows = rows;
        this.keys = new ByteFile(keys);
        this.index = index;
        this.width = OWN_COLUMNS + columns;
        index.reach(slots * Long.BYTES);
    }

    /** The row of a key, {@link #NONE} if there is none. */
    public long find(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        long row = index.getLong(slotOf(bytes, hash(bytes)) * Long.BYTES) & ROW_BITS;
        return row - 1;
    }

    /** The row of a key, a new one of zeros if there is none. */
    public long findOrAdd(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        long hash = hash(bytes);
        long slot = slotOf(bytes, hash);
        long row = index.getLong(slot * Long.BYTES) & ROW_BITS;
        return row == 0 ? add(bytes, hash, slot) : row - 1;
    }

    private long add(byte[] key, long hash, long slot) {
        long row = size;
        rows.reach((row + 1) * width * Long.BYTES);
        put(row, KEY, keys.append(key));
        put(row, HASH, hash);
        enter(slot, row, hash);
        size++;
        if (size * 2 > slots) {
            grow();
        }
        return row;
    }

    private void enter(long slot, long row, long hash) {
        index.putLong(slot * Long.BYTES, (hash & ~ROW_BITS) | (row + 1));
    }

    private void grow() {
        long before = slots;
        slots *= 2;
        index.reach(slots * Long.BYTES);
        for (long slot = 0; slot < before; slot++) {
            index.putLong(slot * Long.BYTES, 0);
        }
        for (long row = 0; row < size; row++) {
            long hash = number(row, HASH);
            long slot = hash & (slots - 1);
            while (index.getLong(slot * Long.BYTES) != 0) {
                slot = (slot + 1) & (slots - 1);
            }
            enter(slot, row, hash);
        }
    }

    // The slot of the key, or the free slot for it.
    private long slotOf(byte[] key, long hash) {
        long slot = hash & (slots - 1);
        while (true) {
            long entry = index.getLong(slot * Long.BYTES);
            if (entry == 0
                    || ((entry ^ hash) & ~ROW_BITS) == 0 && keys.holds(number((entry & ROW_BITS) - 1, KEY), key)) {
                return slot;
            }
            slot = (slot + 1) & (slots - 1);
        }
    }

    private static long hash(byte[] key) {
        long hash = 0xcbf29ce484222325L;
        for (byte each : key) {
            hash = (hash ^ each) * 0x100000001b3L;
        }
        // The low bits choose the slot, so they must depend on the whole hash.
        hash = (hash ^ hash >>> 32) * 0x9e3779b97f4a7c15L;
        return hash ^ hash >>> 29;
    }

    private long number(long row, int column) {
        return rows.getLong((row * width + column) * Long.BYTES);
    }

    private void put(long row, int column, long value) {
        rows.putLong((row * width + column) * Long.BYTES, value);
    }

    public String key(long row) {
        return new String(keys.at(number(row, KEY)), StandardCharsets.UTF_8);
    }

    public long get(long row, int column) {
        return number(row, OWN_COLUMNS + column);
    }

    public void set(long row, int column, long value) {
        put(row, OWN_COLUMNS + column, value);
    }

    /** Marks every row as untouched. */
    public void mark() {
        marks++;
    }

    public void touch(long row) {
        put(row, TOUCHED, marks);
    }

    public boolean isTouched(long row) {
        return number(row, TOUCHED) == marks;
    }

    /** Number of rows, which are numbered from 0. */
    public long size() {
        return size;
    }

    /** Keys of the rows for which the condition holds. */
    public List<String> keysWhere(LongPredicate condition) {
        List<String> found = new ArrayList<>();
        for (long row = 0; row < size; row++) {
            if (condition.test(row)) {
                found.add(key(row));
            }
        }
        return found;
    }

    @Override
    public void close() {
        rows.close();
        keys.close();
        index.close();
    }
}
