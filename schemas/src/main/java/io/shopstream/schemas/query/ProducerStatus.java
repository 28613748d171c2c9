package io.shopstream.schemas.query;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Status of the producer at one moment: {@code GET /producer/status}.
 *
 * @param state DISABLED, STARTING, HISTORY, RUNNING, PAUSED, WAITING, FAILED or STOPPED
 * @param detail what the producer waits for or why it failed, null otherwise
 * @param ordersPerSecond the target rate, a number or {@code max}
 * @param burstLeft orders of requested bursts that are not placed yet
 * @param pending visits in progress and orders with further status changes to come
 * @param catalogue rows per table of the shop database when this process started, empty until they are counted
 * @param topics records per topic since this process started
 * @param seed seed of the shop's random generators
 * @param currency ISO 4217 code of the shop's prices
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

    /** Records of one topic since the start: {@code sent = acked + failed + in_flight}. */
    public record TopicCounts(long sent, long acked, long failed, long inFlight) {}

    /**
     * Progress of the generated history, which is published beside the live traffic.
     *
     * @param size none, small or full
     * @param from event time at which the history begins, UTC; null until it is known
     * @param until event time at which the history ends, UTC; null until it is known
     * @param through event time before which all records are committed, UTC; null before the first commit
     * @param records records committed so far, by this process and earlier ones
     * @param fraction committed fraction of the history, 0 to 1, by the orders it is expected to have
     * @param recordsPerSecond rate of this process, 0 while it publishes no history
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
     * @param detail what the capture waits for, or what is wrong and the remedy; null otherwise
     * @param lagMillis age of the newest change when it was published; null before the first change
     * @param retainedBytes bytes of write-ahead log that the replication slot retains; null when unknown
     * @param snapshotRows rows published by snapshots of this process
     * @param changes rows published while streaming in this process, deletions included
     * @param rejectedRows rows in this process, of snapshots or changed, that became dead letters because no record can
     *     hold them
     * @param lastChangeAt when the newest published change was committed, UTC; null before the first change
     */
    public record Capture(
            String state,
            @Nullable String detail,
            @Nullable Long lagMillis,
            @Nullable Long retainedBytes,
            long snapshotRows,
            long changes,
            long rejectedRows,
            @Nullable Instant lastChangeAt) {}

    /**
     * Faults that the simulator injects.
     *
     * @param plan as configured, such as {@code duplicates=1%,late=0.5%}; empty for none
     * @param run identifies the faults of this process; each faulty record carries it in a header
     * @param acked acknowledged faulty records by fault: duplicates, late, out-of-order, malformed, unknown-product
     */
    public record Faults(String plan, String run, Map<String, Long> acked) {}
}
