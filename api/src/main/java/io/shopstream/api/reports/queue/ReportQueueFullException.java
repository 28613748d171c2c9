package io.shopstream.api.reports.queue;

import java.time.Duration;

/** As many reports as may wait are waiting; becomes a 429. */
public final class ReportQueueFullException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    ReportQueueFullException(int waiting, Duration retryAfter) {
        super("%d reports are waiting to be written already: ask again later".formatted(waiting));
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
