package io.shopstream.sink.housekeeping;

import java.util.Locale;

/** What can be kept for a limited time, each with a setting of its own. */
public enum RetainedData {
    /** Orders with their lines and changes of status, by time of placing. */
    ORDERS,
    /** Events, by the time they happened. */
    EVENTS,
    /** The book of rejected records, by time of rejection. The dead letter topics keep theirs. */
    REJECTED;

    /** As in {@code ops.retention_runs}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
