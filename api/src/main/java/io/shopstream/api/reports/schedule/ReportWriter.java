package io.shopstream.api.reports.schedule;

import io.shopstream.api.reports.archive.ReportArchive.Added;
import io.shopstream.api.reports.content.Report;
import io.shopstream.api.reports.queue.ReportRequest;
import java.util.function.UnaryOperator;

/** Writes a report into the archive unless it is there. */
@FunctionalInterface
interface ReportWriter {
    /** @param change what is changed in the report before it is written */
    Added add(ReportRequest request, UnaryOperator<Report> change);
}
