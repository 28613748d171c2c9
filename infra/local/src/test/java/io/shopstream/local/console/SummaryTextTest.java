package io.shopstream.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.producer.imports.ImportConflict;
import io.shopstream.producer.imports.ImportSummary;
import io.shopstream.producer.imports.ImportSummary.Orders;
import io.shopstream.producer.imports.ImportSummary.Totals;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SummaryTextTest {
    private static final ImportConflict CONFLICT = new ImportConflict(
            "990020", "the customer differs", "1 lines, 10.00 GBP, customer 7", "2 lines, 8.00 GBP, customer 8");

    @Test
    void shouldSayWhatBecameOfTheOrders() {
        assertThat(SummaryText.of(summary(null, new Orders(1, 2, 3, 4, 0), List.of()), false))
                .startsWith("Imported fix.csv (CSV, comma, UTF-8, dates uuuu-MM-dd HH:mm:ss, 8 columns)")
                .containsPattern("new +1\\R")
                .containsPattern("corrected +2\\R")
                .containsPattern("continued +3\\R")
                .containsPattern("unchanged +4\\R")
                .containsPattern("in conflict +0\\R")
                .contains("Rejected lines of earlier files corrected by this file: 5")
                .doesNotContain("--replace");
    }

    @Test
    void shouldNameBothSidesOfAConflictAndTheRemedies() {
        assertThat(SummaryText.of(summary(null, new Orders(0, 0, 0, 0, 3), List.of(CONFLICT)), true))
                .startsWith("Dry run, nothing was imported: fix.csv")
                .contains("3 orders of the file conflict")
                .contains("990020: the customer differs")
                .contains("shop: 1 lines, 10.00 GBP, customer 7")
                .contains("file: 2 lines, 8.00 GBP, customer 8")
                .contains("and 2 more")
                .contains("--replace")
                .contains("--id-prefix");
    }

    @Test
    void shouldSayThatAContentIsKnown() {
        Instant before = Instant.parse("2026-11-30T10:00:00.123Z");
        assertThat(SummaryText.of(summary(before, new Orders(0, 0, 0, 0, 0), List.of()), false))
                .startsWith("fix.csv has been imported before, at 2026-11-30T10:00:00Z: nothing has changed.");
    }

    private static ImportSummary summary(@Nullable Instant before, Orders orders, List<ImportConflict> conflicts) {
        return new ImportSummary(
                "fix.csv",
                "CSV, comma, UTF-8, dates uuuu-MM-dd HH:mm:ss, 8 columns",
                before,
                "GBP",
                20,
                15,
                2,
                3,
                new TreeMap<>(Map.of("field-missing", 2L)),
                new Totals(9, 14, 12_345),
                new Totals(1, 1, -100),
                orders,
                conflicts,
                0,
                0,
                0,
                5,
                new TreeMap<>(Map.of(YearMonth.of(2011, 1), 12_245L)),
                1,
                2,
                Duration.ofSeconds(1));
    }
}
