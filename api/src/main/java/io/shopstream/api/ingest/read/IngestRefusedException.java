package io.shopstream.api.ingest.read;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request that is refused as a whole, for its body or under too much load: nothing of it was done. */
public final class IngestRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int BAD_REQUEST = 400;
    private static final int TIMED_OUT = 408;
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY = 429;
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final int status;
    private final @Nullable Duration retryAfter;

    private IngestRefusedException(int status, String detail, @Nullable Duration retryAfter) {
        super(detail);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    static IngestRefusedException unreadable(String detail) {
        return new IngestRefusedException(BAD_REQUEST, detail, null);
    }

    static IngestRefusedException tooSlow() {
        return new IngestRefusedException(TIMED_OUT, "the rest of the body did not arrive in time", null);
    }

    static IngestRefusedException tooLarge(String detail) {
        return new IngestRefusedException(TOO_LARGE, detail, null);
    }

    /** More work than this service takes at once. */
    public static IngestRefusedException busy(String detail) {
        return new IngestRefusedException(TOO_MANY, detail, RETRY);
    }

    /** HTTP status for the caller. */
    public int status() {
        return status;
    }

    /** Time until a retry makes sense; null where the caller must change something first. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** One sentence for the caller. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
