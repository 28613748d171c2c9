package io.shopstream.api.reports.archive;

import io.shopstream.api.reports.queue.ReportRequest;
import java.time.Instant;
import java.util.Optional;

/** Tells which reports have been written. Methods throw if the warehouse is away. */
public interface WrittenReports {
    boolean contains(ReportRequest request);

    /**
     * Start of the first period that there is a report of, of this kind and with these parameters; empty if there is
     * none. With another zone or currency it is another report, and what was before its first one was not missed.
     */
    Optional<Instant> firstPeriod(ReportRequest request);
}
