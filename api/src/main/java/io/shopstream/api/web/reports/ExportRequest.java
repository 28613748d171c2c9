package io.shopstream.api.web.reports;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A table or a report to export. The fields beside {@code kind} and {@code format} are the parameters of the address with the same
 * figures; one that the kind does not have is refused. Defaults are those of the address, but without a limit there are
 * as many rows as the address gives at most.
 *
 * @param kind what to export
 * @param format {@code csv} if absent; a report in every other format
 * @param table of a report as CSV: the first one if absent
 * @param measures of an ad hoc report, separated by commas
 * @param dimensions of an ad hoc report, separated by commas
 */
@Schema(
        description = "A report to export. The fields beside kind and format are the parameters of the address with the"
                + " same figures; one that the kind does not have is refused. Defaults are those of the address, but"
                + " without a limit there are as many rows as the address gives at most. A report (executive, weekly,"
                + " monthly, products, forecast, quality, adhoc, and any kind as html, pdf or xlsx) is of whole days: it"
                + " has from, to, time_zone (by default that of the reports on time), compare (also none) and currency;"
                + " category, country and channel but for funnel and quality, and category alone for inventory.")
record ExportRequest(
        @Schema(
                allowableValues = {
                    "summary",
                    "revenue",
                    "trends",
                    "top-products",
                    "customer-metrics",
                    "segments",
                    "cohorts",
                    "funnel",
                    "channels",
                    "geography",
                    "categories",
                    "inventory",
                    "heatmap",
                    "executive",
                    "weekly",
                    "monthly",
                    "products",
                    "forecast",
                    "quality",
                    "adhoc"
                })
        String kind,

        @Schema(allowableValues = {"csv", "html", "pdf", "xlsx"}) @Nullable String format,

        @Nullable String from,
        @Nullable String to,
        @Nullable String granularity,
        @Nullable String timeZone,
        @Nullable String compare,
        @Nullable String currency,
        @Nullable String category,
        @Nullable String country,
        @Nullable String channel,
        @Nullable String by,
        @Nullable String order,
        @Nullable Boolean margins,
        @Nullable Integer limit,
        @Nullable Integer churnDays,
        @Nullable String table,
        @Nullable String measures,
        @Nullable String dimensions) {}
