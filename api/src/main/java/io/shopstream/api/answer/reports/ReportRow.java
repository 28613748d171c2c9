package io.shopstream.api.answer.reports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report of the archive; its files are at {@code /api/reports/{id}.html}, {@code .pdf}, {@code .csv} and {@code .xlsx}.
 *
 * @param title with the period in words
 * @param periodTo exclusive
 * @param timeZone whose days the period consists of
 * @param currency of all amounts
 * @param asOf the load of the warehouse that the figures are of
 * @param incomplete why figures of the period may be missing; null if the load had passed its end
 * @param findings the key findings, a line each; empty if nothing was notable
 */
public record ReportRow(
        String id,
        String kind,
        String title,
        Instant periodFrom,
        Instant periodTo,
        String timeZone,
        String currency,
        Instant generatedAt,
        Instant asOf,
        @Nullable String incomplete,
        String findings) {}
