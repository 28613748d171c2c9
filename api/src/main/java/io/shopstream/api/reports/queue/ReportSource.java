package io.shopstream.api.reports.queue;

import io.shopstream.api.reports.content.Report;

/** Puts reports together from the warehouse. */
@FunctionalInterface
public interface ReportSource {
    /**
     * @return all figures of one snapshot
     * @throws io.shopstream.api.params.BadParameterException if there is no such report
     * @throws io.shopstream.api.dependency.DependencyUnavailableException if the warehouse cannot answer now
     */
    Report report(ReportRequest request);
}
