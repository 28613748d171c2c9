package io.shopstream.local.verify.expected;

import io.shopstream.local.verify.scratch.KeyedRows;
import java.util.function.Function;

/** Keeps the amounts of the last record of each key. */
public final class LatestAmounts<V> implements LatestFigures<V> {
    /** Number of columns of the table that this class uses. */
    static final int COLUMNS = 5;

    private final SumTable table;
    private final KeyedRows rows;
    private final int first;
    private final Function<V, Amounts> amounts;

    /** @param first index of the first of {@link #COLUMNS} unused columns among the caller's columns of the table */
    public LatestAmounts(SumTable table, int first, Function<V, Amounts> amounts) {
        this.table = table;
        this.rows = table.rows();
        this.first = SumTable.column(first);
        this.amounts = amounts;
    }

    @Override
    public void keep(long row, V value) {
        Amounts last = amounts.apply(value);
        rows.set(row, first, 1);
        rows.set(row, first + 1, last.gross());
        rows.set(row, first + 2, last.returns());
        rows.set(row, first + 3, last.orders());
        rows.set(row, first + 4, last.units());
    }

    @Override
    public boolean isThere(long row) {
        return rows.get(row, first) != 0;
    }

    @Override
    public boolean agrees(long row) {
        return table.equal(row, at(row));
    }

    @Override
    public String text(long row) {
        return at(row).toString();
    }

    Amounts at(long row) {
        return new Amounts(
                rows.get(row, first + 1), rows.get(row, first + 2), rows.get(row, first + 3), rows.get(row, first + 4));
    }
}
