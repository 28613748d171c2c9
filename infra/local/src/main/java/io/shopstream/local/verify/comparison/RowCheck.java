package io.shopstream.local.verify.comparison;

import io.shopstream.local.verify.scratch.KeyedRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Compares one view with the log in rounds while traffic runs, as {@link Check} does, for any number of keys: the state
 * of a key is stored in its row. A view is read as a whole once; later rounds read only the keys that are not settled.
 */
public final class RowCheck implements Comparison {
    /** Number of columns that each check uses in a row. */
    public static final int COLUMNS = 2;

    // Single keys are read through an index; for more keys, reading the whole view is faster.
    private static final int MAX_ASKED_FOR = 20_000;
    private static final int MAX_TEXTS = 1_000;

    // The state of a key in bits; the higher bits hold the last round in which the view had the key.
    private static final long SETTLED = 1;
    private static final long SUSPECT = 2;
    private static final long DIFFERING = 4;
    private static final long UNEQUAL = 8;
    // Touched in the last round. Keeps the key unsettled even if the log expects no row any more: the view may have
    // one.
    private static final long CHANGED = 16;
    private static final int ROUND_SHIFT = 5;

    private final String name;
    private final KeyedRows rows;
    private final int state;
    private final int since;
    private final Expected expected;
    private final Explanation explanation;
    private final Map<Long, String> found = new HashMap<>();
    private long round;
    private boolean compared;
    private long settled;
    private long changing;
    private long suspects;

    /**
     * What the log expects of a row.
     *
     * @param exists whether the view must have the row
     * @param text formats the row
     * @param nothing text of a row that is equivalent to no row, null if there is no such row
     */
    public record Expected(
            LongPredicate exists,
            LongFunction<String> text,
            @Nullable String nothing) {
        public Expected(LongPredicate exists, LongFunction<String> text) {
            this(exists, text, null);
        }
    }

    /** Builds the message for the user from a row and its difference. */
    @FunctionalInterface
    public interface Explanation {
        String of(long row, String difference);
    }

    /**
     * @param name what is compared, for the report
     * @param column first of {@link #COLUMNS} unused columns
     */
    public RowCheck(String name, KeyedRows rows, int column, Expected expected) {
        this(name, rows, column, expected, (row, difference) -> shown(rows.key(row)) + ": " + difference);
    }

    public RowCheck(String name, KeyedRows rows, int column, Expected expected, Explanation explanation) {
        this.name = name;
        this.rows = rows;
        this.state = column;
        this.since = column + 1;
        this.expected = expected;
        this.explanation = explanation;
    }

    /** Begins a reading of the view: rows that {@link #saw} does not report from here on are missing. */
    public void begin() {
        round++;
        found.clear();
    }

    /**
     * Reports a row of the view.
     *
     * @param equal whether the row equals the log; a record of the log that is read later touches the row
     * @param text formats the row of the view
     */
    public void saw(long row, boolean equal, Supplier<String> text) {
        long before = rows.get(row, state) & (SETTLED | SUSPECT | DIFFERING);
        if ((before & SETTLED) != 0) {
            return;
        }
        rows.set(row, state, before | (equal ? 0 : UNEQUAL) | round << ROUND_SHIFT);
        if (!equal && found.size() < MAX_TEXTS) {
            found.put(row, text.get());
        }
    }

    /** Call after the log was read again. */
    public void compare(long nanoTime) {
        compared = true;
        settled = 0;
        changing = 0;
        suspects = 0;
        for (long row = 0; row < rows.size(); row++) {
            long known = rows.get(row, state);
            if ((known & SETTLED) == 0) {
                known = compare(row, known, nanoTime);
                rows.set(row, state, known);
            }
            settled += known & SETTLED;
            suspects += (known & SUSPECT) / SUSPECT;
        }
    }

    private long compare(long row, long known, long nanoTime) {
        boolean there = known >> ROUND_SHIFT == round;
        boolean wanted = expected.exists().test(row);
        if (!there && !wanted) {
            return 0;
        }
        if (rows.isTouched(row)) {
            changing++;
            return CHANGED | known & SUSPECT | ((known & DIFFERING) == 0 ? 0 : SUSPECT);
        }
        if (there && (known & UNEQUAL) == 0) {
            return SETTLED;
        }
        if ((known & DIFFERING) == 0) {
            rows.set(row, since, nanoTime);
        }
        return known | DIFFERING;
    }

    /** Keys that are not settled, null if the whole view must be read. */
    public @Nullable List<String> unsettledKeys() {
        if (!compared) {
            return null;
        }
        List<String> unsettled = new ArrayList<>();
        for (long row = 0; row < rows.size(); row++) {
            if (isUnsettled(row)) {
                if (unsettled.size() == MAX_ASKED_FOR) {
                    return null;
                }
                unsettled.add(rows.key(row));
            }
        }
        return unsettled;
    }

    public boolean isSettled(long row) {
        return (rows.get(row, state) & SETTLED) != 0;
    }

    private boolean isUnsettled(long row) {
        return !isSettled(row)
                && (rows.get(row, state) != 0 || expected.exists().test(row));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long settledCount() {
        return settled;
    }

    @Override
    public long changingCount() {
        return changing;
    }

    @Override
    public long suspectCount() {
        return suspects;
    }

    @Override
    public long differenceCount(long nanoTime) {
        long count = 0;
        for (long row = 0; row < rows.size(); row++) {
            if (hasDifferedSince(row, nanoTime)) {
                count++;
            }
        }
        return count;
    }

    @Override
    public SortedMap<String, String> differencesSince(long nanoTime) {
        SortedMap<String, String> differences = new TreeMap<>();
        for (long row = 0; row < rows.size() && differences.size() < MAX_TEXTS; row++) {
            if (hasDifferedSince(row, nanoTime)) {
                differences.put(shown(rows.key(row)), explanation.of(row, difference(row)));
            }
        }
        return differences;
    }

    private boolean hasDifferedSince(long row, long nanoTime) {
        return (rows.get(row, state) & DIFFERING) != 0 && rows.get(row, since) <= nanoTime;
    }

    private String difference(long row) {
        String want = expected.text().apply(row);
        String nothing = expected.nothing();
        boolean there = rows.get(row, state) >> ROUND_SHIFT == round;
        if (nothing == null && !there) {
            return "missing, the log has " + want;
        }
        if (nothing == null && !expected.exists().test(row)) {
            return "there, but not in the log";
        }
        return "is " + (there ? found.getOrDefault(row, "another") : nothing) + ", the log says " + want;
    }

    // Keys made of several texts have a NUL, which no text contains, between some of them.
    private static String shown(String key) {
        return key.replace("\0", "");
    }
}
