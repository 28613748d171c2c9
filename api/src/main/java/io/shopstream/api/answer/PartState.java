package io.shopstream.api.answer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one part is.
 *
 * @param name {@code api}, {@code streams}, {@code warehouse}, {@code kafka} or {@code producer}
 * @param status {@code up}, {@code down}, or {@code unknown} until it was asked for the first time
 * @param since when it came to be so
 * @param detail what is wrong; null when nothing is
 */
public record PartState(
        String name, String status, Instant since, @Nullable String detail) {
    public static final String UP = "up";
    public static final String DOWN = "down";
    public static final String UNKNOWN = "unknown";

    public static PartState unknown(String name, Instant since) {
        return new PartState(name, UNKNOWN, since, "not asked yet");
    }

    public boolean healthy() {
        return status.equals(UP);
    }

    /** The same part later: {@code since} moves only when the status does. */
    public PartState next(String nextStatus, @Nullable String nextDetail, Instant now) {
        return new PartState(name, nextStatus, nextStatus.equals(status) ? since : now, nextDetail);
    }
}
