package io.shopstream.api.reports.archive;

import io.shopstream.api.reports.content.ReportPeriod;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The days of a period in words: "30 Nov 2026", "23 Nov 2026 to 29 Nov 2026". */
final class PeriodText {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private PeriodText() {}

    static String of(ReportPeriod period) {
        LocalDate first = period.range().from().atZone(period.zone()).toLocalDate();
        // The end is exclusive.
        LocalDate last = period.range().to().minusNanos(1).atZone(period.zone()).toLocalDate();
        return first.equals(last) ? DAY.format(first) : DAY.format(first) + " to " + DAY.format(last);
    }
}
