package io.shopstream.api.reports.shown;

import io.shopstream.api.analytics.AnalyticsShop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every figure that is read out of the HTML and the PDF of a report equals plain SQL over the facts. */
class ShownReportsIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "executive,USD,2025-10-25,2025-10-26,2025-10-27",
                "monthly,USD,2025-09-01,2025-10-01,2025-11-01",
                "monthly,USD,2026-01-01,2026-02-01,2026-03-01",
                "monthly,EUR,2026-02-01,2026-03-01,2026-04-01"
            })
    void shouldShowWhatSqlAddsUp(String report) throws IOException {
        new ReportCheck(AnalyticsShop.compared(), folder).check(AskedReport.parse(report));
    }

    @Test
    void shouldShowTheSameWhereTheMachineCountsInArabicDigits() throws IOException {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

            new ReportCheck(AnalyticsShop.compared(), folder)
                    .check(AskedReport.parse("monthly,USD,2025-09-01,2025-10-01,2025-11-01"));
        } finally {
            Locale.setDefault(before);
        }
    }
}
