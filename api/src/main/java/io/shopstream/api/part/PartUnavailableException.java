package io.shopstream.api.part;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A part cannot answer right now; becomes a 503 with {@code Retry-After}, never a zero. */
public final class PartUnavailableException extends RuntimeException {
    private final Part part;
    private final Duration retryAfter;

    /** @param detail one sentence for the caller, without addresses, SQL or values */
    public PartUnavailableException(Part part, String detail, Duration retryAfter, @Nullable Throwable cause) {
        super(detail, cause);
        this.part = part;
        this.retryAfter = retryAfter;
    }

    public Part part() {
        return part;
    }

    /** When asking again makes sense, at least a second. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
