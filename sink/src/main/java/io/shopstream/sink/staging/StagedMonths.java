package io.shopstream.sink.staging;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** Collects the UTC months of the rows of a table, of which each has a partition. */
final class StagedMonths {
    private final Set<LocalDate> months = new TreeSet<>();
    // Bounds of the month of the last row, in epoch seconds: the next row is usually in the same month.
    private long begin = Long.MAX_VALUE;
    private long end = Long.MIN_VALUE;

    /** @param time event time of a row of the batch */
    void add(Instant time) {
        long second = time.getEpochSecond();
        if (second >= begin && second < end) {
            return;
        }
        LocalDate month = LocalDate.ofInstant(time, ZoneOffset.UTC).withDayOfMonth(1);
        begin = month.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        end = month.plusMonths(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        months.add(month);
    }

    /** The first days of the months. */
    Set<LocalDate> months() {
        return Collections.unmodifiableSet(months);
    }
}
