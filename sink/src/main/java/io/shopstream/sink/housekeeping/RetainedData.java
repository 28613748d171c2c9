package io.shopstream.sink.housekeeping;

import java.util.Locale;

/** The data that can be kept for a limited time, each with its own setting. */
public enum RetainedData {
    /** Orders with their lines and status changes, by {@code placed_at}. */
    ORDERS,
    /** Events, by {@code occurred_at}. */
    EVENTS,
    /** {@code ops.rejected_records}, by {@code rejected_at}. The dead letter topics keep their records. */
    REJECTED,
    /** {@code ops.api_audit}, by {@code at}. Nothing brings it back. */
    AUDIT;

    /** The value in {@code ops.retention_runs.data}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
