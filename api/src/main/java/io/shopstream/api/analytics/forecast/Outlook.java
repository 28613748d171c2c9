package io.shopstream.api.analytics.forecast;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A forecast, and how far it can be trusted.
 *
 * @param method the one that answers
 * @param error MASE of the combined method in the tests; null if all days repeat the week before, where it has no meaning
 * @param naiveError MASE of the naive one; null as above
 * @param coverage share of the tested days within the interval of the answering method
 * @param tests how often the past was forecast
 * @param testedDays how many days ahead
 * @param isYearly whether the combined method knows the wave of the year
 * @param jump since when sales are at another level; null if there was no jump
 */
record Outlook(
        Method method,
        @Nullable Double error,
        @Nullable Double naiveError,
        double coverage,
        int tests,
        int testedDays,
        boolean isYearly,
        @Nullable Jump jump,
        List<Day> days) {

    /** Amounts with {@code low <= median <= high}. */
    record Day(LocalDate day, double median, double low, double high) {}

    /**
     * A change of level.
     *
     * @param factor how many times the sales before, by the median; not a number if there were none
     */
    record Jump(LocalDate day, double factor) {}
}
