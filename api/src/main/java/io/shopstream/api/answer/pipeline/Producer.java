package io.shopstream.api.answer.pipeline;

import io.shopstream.schemas.query.ProducerStatus;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * State of the simulated shop.
 *
 * @param state DISABLED, STARTING, HISTORY, RUNNING, PAUSED, WAITING, FAILED or STOPPED
 * @param detail what it waits for or why it failed; null otherwise
 * @param ordersPerSecond the chosen rate, a number or {@code max}
 */
public record Producer(
        String state,
        @Nullable String detail,
        String ordersPerSecond,
        History history,
        Capture capture,
        Faults faults) {

    /**
     * Publishing of the shop's simulated past.
     *
     * @param size none, small or full
     * @param fraction published share of the simulated past, 0 to 1
     */
    public record History(String size, double fraction, boolean finished, long records) {}

    /**
     * Change capture of the shop database.
     *
     * @param state DISABLED, STARTING, SNAPSHOT, STREAMING, WAITING, SLOT_LOST, FAILED or STOPPED
     * @param detail what it waits for, or what is wrong and the remedy; null otherwise
     * @param lagMillis age of the newest change when it was published; null before the first
     * @param retainedBytes bytes of write-ahead log that the database retains for it; null if unknown
     * @param changes rows published while streaming, deletions included, since the producer started
     * @param rejectedRows rows that became dead letters because no record can hold them, since the producer started
     */
    public record Capture(
            String state,
            @Nullable String detail,
            @Nullable Long lagMillis,
            @Nullable Long retainedBytes,
            long changes,
            long rejectedRows) {}

    /**
     * Injected faults.
     *
     * @param plan empty for none
     * @param acked acknowledged faulty records by fault, since the producer started
     */
    public record Faults(String plan, Map<String, Long> acked) {}

    public static Producer of(ProducerStatus status) {
        ProducerStatus.History history = status.history();
        ProducerStatus.Capture capture = status.capture();
        return new Producer(
                status.state(),
                status.detail(),
                status.ordersPerSecond(),
                new History(history.size(), history.fraction(), history.finished(), history.records()),
                new Capture(
                        capture.state(),
                        capture.detail(),
                        capture.lagMillis(),
                        capture.retainedBytes(),
                        capture.changes(),
                        capture.rejectedRows()),
                new Faults(status.faults().plan(), new TreeMap<>(status.faults().acked())));
    }
}
