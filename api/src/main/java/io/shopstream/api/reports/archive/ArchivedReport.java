package io.shopstream.api.reports.archive;

import io.shopstream.api.params.TimeRange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the archive, without its bytes.
 *
 * @param id the same in every instance for the same report and period
 * @param title with the period, such as "Executive summary, 30 Nov 2026"
 * @param incomplete why figures of the period may be missing; null if the load had passed its end
 */
public record ArchivedReport(
        String id,
        String kind,
        TimeRange range,
        String timeZone,
        String currency,
        String title,
        List<String> findings,
        Instant generatedAt,
        Instant asOf,
        @Nullable String incomplete) {

    public ArchivedReport {
        findings = List.copyOf(findings);
    }
}
