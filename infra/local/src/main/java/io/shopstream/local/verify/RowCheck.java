package io.shopstream.local.verify;

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
 * Compares one view with the log, round by round, while traffic runs, as {@link Check} does, for any number of keys: what
 * is known of a key stands in its row. So a view is read once as a whole; after that only the keys that are still open are
 * asked for.
 */
final class RowCheck implements Comparison {
    /** Numbers that each check needs of its own in a row. */
    static final int COLUMNS = 2;

    // One by one they are fetched by index: beyond this, reading everything is faster.
    private static final int MAX_ASKED_FOR = 20_000;
    private static final int MAX_TEXTS = 1_000;

    // The state of a key in bits; above them the round in which the view had it last.
    private static final long SETTLED = 1;
    private static final long SUSPECT = 2;
    private static final long DIFFERING = 4;
    private static final long UNEQUAL = 8;
    // Was in motion when it was last judged. What the log says of it may be nothing by now, and the view be wrong.
    private static final long MOVED = 16;
    private static final int ROUND_SHIFT = 5;

    private final String name;
    private final KeyedRows rows;
    private final int state;
    private final int since;
    private final Expected expected;
    private final Explanation explanation;
    private final Map<Long, String> found = new HashMap<>();
    private long round;
    private boolean judged;
    private long settled;
    private long moving;
    private long suspects;

    /**
     * What the log says of a row.
     *
     * @param exists whether the view must have it
     * @param text how it is shown
     * @param nothing how a row is shown that is as good as none, null if no row is
     */
    record Expected(
            LongPredicate exists,
            LongFunction<String> text,
            @Nullable String nothing) {
        Expected(LongPredicate exists, LongFunction<String> text) {
            this(exists, text, null);
        }
    }

    /** From a row and how it differs, plainly, to what the user is told. */
    @FunctionalInterface
    interface Explanation {
        String of(long row, String difference);
    }

    /**
     * @param name what is compared, for the report
     * @param column the first of {@link #COLUMNS} that nobody else uses
     */
    RowCheck(String name, KeyedRows rows, int column, Expected expected) {
        this(name, rows, column, expected, (row, difference) -> shown(rows.key(row)) + ": " + difference);
    }

    RowCheck(String name, KeyedRows rows, int column, Expected expected, Explanation explanation) {
        this.name = name;
        this.rows = rows;
        this.state = column;
        this.since = column + 1;
        this.expected = expected;
        this.explanation = explanation;
    }

    /** A reading of the view begins: what it does not mention from here on is missing. */
    void begin() {
        round++;
        found.clear();
    }

    /**
     * The view has a row.
     *
     * @param equal whether it is what the log says; if a record of the log is still to be read, the row is touched by it
     * @param text how the view's row is shown
     */
    void saw(long row, boolean equal, Supplier<String> text) {
        long before = rows.get(row, state) & (SETTLED | SUSPECT | DIFFERING);
        if ((before & SETTLED) != 0) {
            return;
        }
        rows.set(row, state, before | (equal ? 0 : UNEQUAL) | round << ROUND_SHIFT);
        if (!equal && found.size() < MAX_TEXTS) {
            found.put(row, text.get());
        }
    }

    /** After the log was read again. */
    void judge(long nanoTime) {
        judged = true;
        settled = 0;
        moving = 0;
        suspects = 0;
        for (long row = 0; row < rows.size(); row++) {
            long known = rows.get(row, state);
            if ((known & SETTLED) == 0) {
                known = judge(row, known, nanoTime);
                rows.set(row, state, known);
            }
            settled += known & SETTLED;
            suspects += (known & SUSPECT) / SUSPECT;
        }
    }

    private long judge(long row, long known, long nanoTime) {
        boolean there = known >> ROUND_SHIFT == round;
        boolean wanted = expected.exists().test(row);
        if (!there && !wanted) {
            return 0;
        }
        if (rows.isTouched(row)) {
            moving++;
            return MOVED | known & SUSPECT | ((known & DIFFERING) == 0 ? 0 : SUSPECT);
        }
        if (there && (known & UNEQUAL) == 0) {
            return SETTLED;
        }
        if ((known & DIFFERING) == 0) {
            rows.set(row, since, nanoTime);
        }
        return known | DIFFERING;
    }

    /** Keys still to be judged, null if the view is to be read as a whole. */
    @Nullable List<String> openKeys() {
        if (!judged) {
            return null;
        }
        List<String> open = new ArrayList<>();
        for (long row = 0; row < rows.size(); row++) {
            if (isOpen(row)) {
                if (open.size() == MAX_ASKED_FOR) {
                    return null;
                }
                open.add(rows.key(row));
            }
        }
        return open;
    }

    boolean isSettled(long row) {
        return (rows.get(row, state) & SETTLED) != 0;
    }

    private boolean isOpen(long row) {
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
    public long movingCount() {
        return moving;
    }

    @Override
    public long suspectCount() {
        return suspects;
    }

    @Override
    public long standingCount(long nanoTime) {
        long standing = 0;
        for (long row = 0; row < rows.size(); row++) {
            if (hasStoodSince(row, nanoTime)) {
                standing++;
            }
        }
        return standing;
    }

    @Override
    public SortedMap<String, String> standingSince(long nanoTime) {
        SortedMap<String, String> standing = new TreeMap<>();
        for (long row = 0; row < rows.size() && standing.size() < MAX_TEXTS; row++) {
            if (hasStoodSince(row, nanoTime)) {
                standing.put(shown(rows.key(row)), explanation.of(row, difference(row)));
            }
        }
        return standing;
    }

    private boolean hasStoodSince(long row, long nanoTime) {
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

    // Keys that are made of several texts have a NUL between some of them, which no text has.
    private static String shown(String key) {
        return key.replace("\0", "");
    }
}
