package io.shopstream.api.dependency;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A dependency cannot answer now; becomes a 503 with {@code Retry-After}, never a figure of zero. */
public final class DependencyUnavailableException extends RuntimeException {
    private final Dependency dependency;
    private final Duration retryAfter;

    /** @param detail one sentence for the caller, without addresses, SQL or values */
    public DependencyUnavailableException(
            Dependency dependency, String detail, Duration retryAfter, @Nullable Throwable cause) {
        super(detail, cause);
        this.dependency = dependency;
        this.retryAfter = retryAfter;
    }

    public Dependency dependency() {
        return dependency;
    }

    /** Time until a retry makes sense, at least a second. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
