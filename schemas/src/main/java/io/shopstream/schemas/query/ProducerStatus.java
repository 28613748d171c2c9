package io.shopstream.schemas.query;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The producer at one moment: {@code GET /producer/status}.
 *
 * @param state DISABLED, STARTING, HISTORY, RUNNING, PAUSED, WAITING, FAILED or STOPPED
 * @param detail what it waits for or failed of, null otherwise
 * @param ordersPerSecond the chosen rate, a number or {@code max}
 * @param burstLeft orders asked for at once that are not placed yet
 * @param pending visits under way and orders whose life goes on
 * @param catalogue rows per table of the shop database when this process began, empty until then
 * @param topics records per topic since this process started
 * @param seed what the shop was made from
 * @param currency ISO 4217, what it sells in
 */
public record ProducerStatus(
        String state,
        @Nullable String detail,
        String ordersPerSecond,
        long burstLeft,
        long sent,
        long acked,
        long failed,
        long inFlight,
        int pending,
        Map<String, Integer> catalogue,
        Map<String, TopicCounts> topics,
        History history,
        Capture capture,
        Faults faults,
        long seed,
        String currency,
        Instant asOf) {

    /** One topic's records since the start: {@code sent = acked + failed + in_flight}. */
    public record TopicCounts(long sent, long acked, long failed, long inFlight) {}

    /**
     * The shop's past, published beside its live traffic.
     *
     * @param size none, small or full
     * @param from event time of its beginning, UTC; null until it is known
     * @param until event time of its end, UTC; null until it is known
     * @param through everything before this is committed; null before the first commit
     * @param records committed so far, in all processes that worked on it
     * @param fraction of its time that is committed, 0 to 1
     * @param recordsPerSecond in this process, 0 when it is not at work
     */
    public record History(
            String size,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable Instant through,
            long records,
            double fraction,
            long recordsPerSecond,
            boolean finished) {}

    /**
     * Change capture of the shop database.
     *
     * @param state DISABLED, STARTING, SNAPSHOT, STREAMING, WAITING, SLOT_LOST, FAILED or STOPPED
     * @param detail what it waits for, or what is wrong and the remedy; null otherwise
     * @param lagMillis age of the newest change when it was published; null before the first
     * @param retainedBytes write-ahead log that the slot keeps on the database's disk; null when unknown
     * @param snapshotRows rows published by snapshots of this process
     * @param changes rows published while streaming in this process, deletions included
     * @param lastChangeAt when the newest published change was committed, UTC; null before the first
     */
    public record Capture(
            String state,
            @Nullable String detail,
            @Nullable Long lagMillis,
            @Nullable Long retainedBytes,
            long snapshotRows,
            long changes,
            @Nullable Instant lastChangeAt) {}

    /**
     * Faults made on purpose.
     *
     * @param plan as given, such as {@code duplicates=1%,late=0.5%}; empty for none
     * @param run identity of this process's faults: the records carry it
     * @param acked acknowledged faulty records by fault: duplicates, late, out-of-order, malformed, unknown-product
     */
    public record Faults(String plan, String run, Map<String, Long> acked) {}
}
