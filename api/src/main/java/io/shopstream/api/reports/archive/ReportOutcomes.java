package io.shopstream.api.reports.archive;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts what became of reports on time in this process. Safe for use by several threads. */
public final class ReportOutcomes {
    private final AtomicLongArray counts = new AtomicLongArray(Outcome.values().length);

    /** What is counted. */
    public enum Outcome {
        /** This instance wrote a report into the archive. */
        WRITTEN,
        /** An attempt to write a report, or to look for those that are due, failed. An outage that it waits for is none. */
        FAILED,
        /** An attempt to take new reports to the folder or the mail server failed. */
        UNDELIVERED,
        /** The mail server took a report, but not for one of its receivers. */
        REFUSED;

        /** In lower case, as a label of a metric. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public void count(Outcome outcome) {
        counts.incrementAndGet(outcome.ordinal());
    }

    public long of(Outcome outcome) {
        return counts.get(outcome.ordinal());
    }
}
