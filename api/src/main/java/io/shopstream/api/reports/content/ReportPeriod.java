package io.shopstream.api.reports.content;

import io.shopstream.api.params.TimeRange;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a report is about.
 *
 * @param range half-open; whole days of {@code zone}
 * @param zone that dates are written in
 * @param former what the range is compared with; null without a comparison
 */
public record ReportPeriod(
        TimeRange range, ZoneId zone, @Nullable TimeRange former) {}
