package io.shopstream.api.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.reports.format.chart.PageScripts;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The days that a filter stands for, in the time zone of the viewer. Days without a midnight, such as in Brazil until 2018,
 * are left to browsers: Rhino's clock goes back there, and theirs goes on.
 */
class RangesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final PageScripts SCRIPTS = new PageScripts()
            .script(
                    "time zone",
                    "var Intl = { DateTimeFormat: () => ({ resolvedOptions: () => ({ timeZone: 'unused' }) }) };")
            .module("/pages/js/filters/ranges.js")
            .script("written", """
                    const OLD = { first: "2024-10-01T06:12:09Z", last: "2026-03-30T08:00:00Z" };
                    const range = (chosen, now, orders) => rangeOf(chosen, new Date(now), orders);
                    const written = (range) => [range.from, range.to, range.days, range.granularity, range.endsYesterday, range.label].join(" ");
                    const times = (dates) => dates.map((date) => new Date(date).toISOString().replace(":00.000Z", "Z")).join(" ");""");

    @ParameterizedTest
    @CsvSource({
        "7d, 2026-03-23 2026-03-30 7 day true Last 7 days",
        "28d, 2026-03-02 2026-03-30 28 day true Last 28 days",
        "90d, 2025-12-30 2026-03-30 90 day true Last 90 days",
        "12m, 2025-03-30 2026-03-30 365 week true Last 12 months",
        "all, 2024-10-01 2026-03-30 545 month true All time",
        "nonsense, 2026-03-02 2026-03-30 28 day true Last 28 days",
    })
    void shouldEndWithTheLastCompleteDay(String preset, String expected) {
        assertThat(written("{ range: '%s' }".formatted(preset), "2026-03-30T10:15:00Z", "OLD"))
                .isEqualTo(expected);
    }

    @Test
    void shouldTakeTodayFromTheZoneOfTheViewer() {
        String range = "written(range({ range: '7d' }, '2026-03-30T23:30:00Z', OLD))";

        assertThat(SCRIPTS.text(range, BERLIN)).startsWith("2026-03-24 2026-03-31 7 day");
        assertThat(SCRIPTS.text(range, ZoneId.of("America/New_York"))).startsWith("2026-03-23 2026-03-30 7 day");
        assertThat(SCRIPTS.text(range, ZoneId.of("Pacific/Kiritimati"))).startsWith("2026-03-24 2026-03-31 7 day");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-01, 2026-02-01, 2026-02-01 2026-02-02 1 hour false",
        "2026-02-01, 2026-02-02, 2026-02-01 2026-02-03 2 hour false",
        "2026-02-01, 2026-02-03, 2026-02-01 2026-02-04 3 day false",
        "2026-03-01, 2026-03-29, 2026-03-01 2026-03-30 29 day true",
        "2026-01-01, 2026-04-02, 2026-01-01 2026-04-03 92 day false",
        "2026-01-01, 2026-04-03, 2026-01-01 2026-04-04 93 week false",
        "2024-12-31, 2025-12-31, 2024-12-31 2026-01-01 366 week false",
        "2024-01-01, 2025-12-31, 2024-01-01 2026-01-01 731 month false",
    })
    void shouldIncludeBothDaysOfAnOwnRange(String from, String to, String expected) {
        assertThat(written("{ range: '28d', from: '%s', to: '%s' }".formatted(from, to), "2026-03-30T10:15:00Z", "OLD"))
                .isEqualTo(expected + " ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from: '2026-03-02', to: '2026-03-01'",
                "from: '2026-02-30', to: '2026-03-01'",
                "from: '2026-3-1', to: '2026-03-02'",
                "from: '', to: '2026-03-02'",
                "from: '2026-03-01'",
            })
    void shouldFallBackToThePresetIfTheDaysAreNone(String days) {
        assertThat(written("{ range: '7d', %s }".formatted(days), "2026-03-30T10:15:00Z", "OLD"))
                .isEqualTo("2026-03-23 2026-03-30 7 day true Last 7 days");
    }

    @Test
    void shouldShowTodayOfAShopThatHasJustBegun() {
        String young = "{ first: '2026-03-30T09:00:00Z', last: '2026-03-30T10:14:00Z' }";
        for (String preset : List.of("7d", "28d", "90d", "12m", "all")) {
            assertThat(written("{ range: '%s' }".formatted(preset), "2026-03-30T10:15:00Z", young))
                    .isEqualTo("2026-03-30 2026-03-31 1 hour false Today so far");
        }
    }

    @Test
    void shouldShowAWholePresetOfAShopWithoutOrders() {
        assertThat(written("{ range: 'all' }", "2026-03-30T10:15:00Z", "{ first: null, last: null }"))
                .isEqualTo("2026-03-02 2026-03-30 28 day true All time");
    }

    @Test
    void shouldEndAllTimeWithTheLastOrderOfAShopThatHasClosed() {
        assertThat(written(
                        "{ range: 'all' }",
                        "2026-03-30T10:15:00Z",
                        "{ first: '2010-12-01T08:26:00Z', last: '2011-12-09T12:50:00Z' }"))
                .isEqualTo("2010-12-01 2011-12-10 374 week false All time");
    }

    @Test
    void shouldCutDaysWhereTheClocksChange() {
        assertThat(starts("{ from: '2026-03-28', to: '2026-03-30' }"))
                .isEqualTo("2026-03-27T23:00Z 2026-03-28T23:00Z 2026-03-29T22:00Z");
        assertThat(SCRIPTS.text(hours("2026-03-29"), BERLIN)).isEqualTo("23");
        assertThat(SCRIPTS.text(hours("2026-03-28"), BERLIN)).isEqualTo("24");
        assertThat(SCRIPTS.text(hours("2026-10-25"), BERLIN)).isEqualTo("25");
    }

    @Test
    void shouldBeginWeeksOnMondayAndMonthsOnTheirFirstDay() {
        assertThat(starts("{ from: '2026-01-01', to: '2026-04-08' }"))
                .startsWith("2025-12-28T23:00Z 2026-01-04T23:00Z")
                .endsWith("2026-03-29T22:00Z 2026-04-05T22:00Z");
        assertThat(starts("{ from: '2024-12-15', to: '2026-02-01' }"))
                .startsWith("2024-11-30T23:00Z 2024-12-31T23:00Z 2025-01-31T23:00Z")
                .contains("2025-03-31T22:00Z")
                .endsWith("2026-01-31T23:00Z");
    }

    private static String written(String chosen, String now, String orders) {
        return SCRIPTS.text("written(range(%s, '%s', %s))".formatted(chosen, now, orders), BERLIN);
    }

    private static String starts(String chosen) {
        return SCRIPTS.text("times(starts(range(%s, '2026-06-01T10:15:00Z', OLD)))".formatted(chosen), BERLIN);
    }

    private static String hours(String day) {
        return "starts(range({ from: '%s', to: '%s' }, '2026-12-01T10:15:00Z', OLD)).length".formatted(day, day);
    }
}
