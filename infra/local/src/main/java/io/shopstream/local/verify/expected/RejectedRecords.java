package io.shopstream.local.verify.expected;

import io.shopstream.local.verify.comparison.RowCheck;
import io.shopstream.local.verify.expected.record.Position;
import io.shopstream.local.verify.expected.record.RejectedRow;
import io.shopstream.local.verify.scratch.KeyedRows;
import io.shopstream.local.verify.scratch.ScratchFiles;
import java.util.ArrayList;
import java.util.List;

/** Invalid records of the orders topic by position, each with the code of its reason. */
public final class RejectedRecords {
    private static final int REASON = 0;

    private final KeyedRows rows;
    private final RowCheck check;
    // The number of a reason is its index here, counted from 1; there are few.
    private final List<String> reasons = new ArrayList<>();
    private long size;

    RejectedRecords(ScratchFiles scratchFiles) {
        this.rows = scratchFiles.rows(1 + RowCheck.COLUMNS);
        this.check = new RowCheck(
                "dead letters of orders",
                rows,
                1,
                new RowCheck.Expected(row -> rows.get(row, REASON) != 0, this::reason));
    }

    void add(Position position, String reason) {
        long row = rows.findOrAdd(position.toString());
        rows.set(row, REASON, number(reason));
        // A record read after the view must not be compared with it.
        rows.touch(row);
        size++;
    }

    private long number(String reason) {
        if (!reasons.contains(reason)) {
            reasons.add(reason);
        }
        return reasons.indexOf(reason) + 1L;
    }

    private String reason(long row) {
        long number = rows.get(row, REASON);
        return number == 0 ? "no dead letter" : reasons.get((int) number - 1);
    }

    /**
     * Reports a dead letter of the warehouse. One of a record that today's rules accept was written by an older rule;
     * once it is replayed, its copy counts.
     */
    public void saw(RejectedRow deadLetter) {
        long row = rows.findOrAdd(deadLetter.position().toString());
        if (rows.get(row, REASON) != 0 || !deadLetter.replayed()) {
            check.saw(row, rows.get(row, REASON) == number(deadLetter.reason()), deadLetter::reason);
        }
    }

    void mark() {
        rows.mark();
    }

    public long size() {
        return size;
    }

    public RowCheck check() {
        return check;
    }
}
