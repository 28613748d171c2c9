package io.shopstream.local.verify;

import java.util.function.Function;
import java.util.function.LongFunction;

/** Sums by key, kept as orders come and change, and the checks of the views that must show them. */
final class SumTable {
    private static final int GROSS = 0;
    private static final int RETURNS = 1;
    private static final int ORDERS = 2;
    private static final int UNITS = 3;
    private static final int OWN_COLUMNS = 4;

    private final KeyedRows rows;
    private final Function<Amounts, String> shown;
    private final int firstOfChecks;
    private final int mostChecks;
    private int checks;

    /** @param more columns that the caller keeps */
    SumTable(ScratchFiles scratchFiles, int checks, int more) {
        this(scratchFiles, checks, more, Amounts::toString);
    }

    SumTable(ScratchFiles scratchFiles, int checks, int more, Function<Amounts, String> shown) {
        this.rows = scratchFiles.rows(OWN_COLUMNS + more + checks * RowCheck.COLUMNS);
        this.shown = shown;
        this.firstOfChecks = OWN_COLUMNS + more;
        this.mostChecks = checks;
    }
    /** The number of one of the caller's columns. */
    static int column(int more) {
        return OWN_COLUMNS + more;
    }

    /** A check of one more view. */
    RowCheck check(String name) {
        return check(name, row -> shown.apply(at(row)), shown.apply(Amounts.ZERO));
    }

    /**
     * @param text how a row is shown
     * @param nothing how one is shown in which nothing is summed
     */
    RowCheck check(String name, LongFunction<String> text, String nothing) {
        if (checks == mostChecks) {
            throw new IllegalStateException("no column is left for " + name);
        }
        int column = firstOfChecks + checks * RowCheck.COLUMNS;
        checks++;
        return new RowCheck(name, rows, column, new RowCheck.Expected(this::holdsAnything, text, nothing));
    }

    /** Adds to a key, or takes away from it, and touches it; its row. */
    long add(String key, long gross, long returns, long orders, long units) {
        long row = rows.findOrAdd(key);
        rows.touch(row);
        rows.set(row, GROSS, rows.get(row, GROSS) + gross);
        rows.set(row, RETURNS, rows.get(row, RETURNS) + returns);
        rows.set(row, ORDERS, rows.get(row, ORDERS) + orders);
        rows.set(row, UNITS, rows.get(row, UNITS) + units);
        return row;
    }

    /** A view has a key. */
    void saw(RowCheck check, String key, Amounts amounts) {
        long row = rows.findOrAdd(key);
        check.saw(row, equal(row, amounts), () -> shown.apply(amounts));
    }

    boolean equal(long row, Amounts amounts) {
        return rows.get(row, GROSS) == amounts.gross()
                && rows.get(row, RETURNS) == amounts.returns()
                && rows.get(row, ORDERS) == amounts.orders()
                && rows.get(row, UNITS) == amounts.units();
    }

    private boolean holdsAnything(long row) {
        return !equal(row, Amounts.ZERO);
    }

    Amounts at(long row) {
        return new Amounts(rows.get(row, GROSS), rows.get(row, RETURNS), rows.get(row, ORDERS), rows.get(row, UNITS));
    }

    KeyedRows rows() {
        return rows;
    }
}
