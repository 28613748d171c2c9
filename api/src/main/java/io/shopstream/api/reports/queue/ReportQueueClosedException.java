package io.shopstream.api.reports.queue;

/** The service stops, so the report is not written; becomes a 503. */
public final class ReportQueueClosedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReportQueueClosedException(Throwable cause) {
        super("the service is stopping", cause);
    }
}
