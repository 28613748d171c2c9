package io.shopstream.api.answer.pipeline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * State of the API or of one dependency.
 *
 * @param name {@code api}, {@code streams}, {@code warehouse}, {@code kafka}, {@code producer} or {@code sink}
 * @param status {@code up}, {@code down}, or {@code unknown} before the first probe
 * @param since when the status last changed
 * @param detail what is wrong; null if nothing is, or if it is not for everybody
 */
public record PartState(
        String name, String status, Instant since, @Nullable String detail) {
    public static final String UP = "up";
    public static final String DOWN = "down";
    public static final String UNKNOWN = "unknown";

    public static PartState unknown(String name, Instant since) {
        return new PartState(name, UNKNOWN, since, "not checked yet");
    }

    public boolean healthy() {
        return status.equals(UP);
    }

    PartState withoutDetail() {
        return new PartState(name, status, since, null);
    }

    /** The next state; {@code since} changes only when the status does. */
    public PartState next(String nextStatus, @Nullable String nextDetail, Instant now) {
        return new PartState(name, nextStatus, nextStatus.equals(status) ? since : now, nextDetail);
    }
}
