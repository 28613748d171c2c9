package io.shopstream.api.reports.schedule;

import java.time.Instant;

/** Whether there is anything to report of. */
@FunctionalInterface
public interface SalesWatch {
    /** Whether an order was placed before {@code end}. */
    boolean hasOrdersBefore(Instant end);
}
