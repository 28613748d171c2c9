package io.shopstream.api.reports.format;

import io.shopstream.api.reports.content.Report;

/** Writes reports. */
public interface ReportRenderer {
    /**
     * The same report gives the same bytes, whatever the locale, the time zone and the fonts of the machine.
     *
     * @param table name of the table that CSV is to have, empty for the first one; of no meaning for other formats
     * @throws IllegalArgumentException if the report has no such table
     */
    byte[] render(Report report, ReportFormat format, String table);
}
