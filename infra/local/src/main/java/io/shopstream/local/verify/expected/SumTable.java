package io.shopstream.local.verify.expected;

import io.shopstream.local.verify.comparison.RowCheck;
import io.shopstream.local.verify.scratch.KeyedRows;
import io.shopstream.local.verify.scratch.ScratchFiles;
import java.util.function.Function;
import java.util.function.LongFunction;

/** Sums by key, updated with every order, and the checks of the views that must show these sums. */
public final class SumTable {
    private static final int GROSS = 0;
    private static final int RETURNS = 1;
    private static final int ORDERS = 2;
    private static final int UNITS = 3;
    private static final int OWN_COLUMNS = 4;

    private final KeyedRows rows;
    private final Function<Amounts, String> shown;
    private final int firstOfChecks;
    private final int maxChecks;
    private int checks;

    /** @param more number of additional columns for the caller */
    public SumTable(ScratchFiles scratchFiles, int checks, int more) {
        this(scratchFiles, checks, more, Amounts::toString);
    }

    public SumTable(ScratchFiles scratchFiles, int checks, int more, Function<Amounts, String> shown) {
        this.rows = scratchFiles.rows(OWN_COLUMNS + more + checks * RowCheck.COLUMNS);
        this.shown = shown;
        this.firstOfChecks = OWN_COLUMNS + more;
        this.maxChecks = checks;
    }

    /** The index of one of the caller's columns. */
    public static int column(int more) {
        return OWN_COLUMNS + more;
    }

    /** Creates the check of one more view. */
    public RowCheck check(String name) {
        return check(name, row -> shown.apply(at(row)), shown.apply(Amounts.ZERO));
    }

    /**
     * @param text formats a row
     * @param nothing text of a row whose sums are all 0
     */
    public RowCheck check(String name, LongFunction<String> text, String nothing) {
        if (checks == maxChecks) {
            throw new IllegalStateException("no column is left for " + name);
        }
        int column = firstOfChecks + checks * RowCheck.COLUMNS;
        checks++;
        return new RowCheck(name, rows, column, new RowCheck.Expected(this::holdsAnything, text, nothing));
    }

    /** Adds the amounts, which may be negative, to a key and marks it as touched; returns its row. */
    public long add(String key, long gross, long returns, long orders, long units) {
        long row = rows.findOrAdd(key);
        rows.touch(row);
        rows.set(row, GROSS, rows.get(row, GROSS) + gross);
        rows.set(row, RETURNS, rows.get(row, RETURNS) + returns);
        rows.set(row, ORDERS, rows.get(row, ORDERS) + orders);
        rows.set(row, UNITS, rows.get(row, UNITS) + units);
        return row;
    }

    /** Reports a key of a view. */
    public void saw(RowCheck check, String key, Amounts amounts) {
        long row = rows.findOrAdd(key);
        check.saw(row, equal(row, amounts), () -> shown.apply(amounts));
    }

    public boolean equal(long row, Amounts amounts) {
        return rows.get(row, GROSS) == amounts.gross()
                && rows.get(row, RETURNS) == amounts.returns()
                && rows.get(row, ORDERS) == amounts.orders()
                && rows.get(row, UNITS) == amounts.units();
    }

    private boolean holdsAnything(long row) {
        return !equal(row, Amounts.ZERO);
    }

    public Amounts at(long row) {
        return new Amounts(rows.get(row, GROSS), rows.get(row, RETURNS), rows.get(row, ORDERS), rows.get(row, UNITS));
    }

    public KeyedRows rows() {
        return rows;
    }
}
