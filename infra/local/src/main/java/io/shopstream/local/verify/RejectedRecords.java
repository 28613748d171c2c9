package io.shopstream.local.verify;

import java.util.ArrayList;
import java.util.List;

/** Records of the orders topic that are no valid orders, by position, each with the code of its reason. */
final class RejectedRecords {
    private static final int REASON = 0;

    private final KeyedRows rows;
    private final RowCheck check;
    // Few: the number of a reason is its place in here, counted from 1.
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
        // What is read after the view was compared with nothing.
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
        return reasons.get((int) rows.get(row, REASON) - 1);
    }

    /** The warehouse has a dead letter. */
    void saw(Position position, String reason) {
        long row = rows.findOrAdd(position.toString());
        check.saw(row, rows.get(row, REASON) == number(reason), () -> reason);
    }

    void mark() {
        rows.mark();
    }

    long size() {
        return size;
    }

    RowCheck check() {
        return check;
    }
}
