package io.shopstream.api.analytics.forecast;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What to make of a forecast, in sentences. */
final class ForecastWords {
    private ForecastWords() {}

    static String tooShort(int days) {
        String there =
                switch (days) {
                    case 0 -> "no complete day with sales";
                    case 1 -> "1 complete day since the first sale";
                    default -> days + " complete days since the first sale";
                };
        return "No forecast yet: %s, %d are needed.".formatted(there, Forecaster.MIN_DAYS);
    }

    static String of(Outlook outlook, SalesHistory history) {
        return method(outlook) + jump(outlook.jump()) + rest(history);
    }

    private static String method(Outlook outlook) {
        Double error = outlook.error();
        Double naive = outlook.naiveError();
        if (error == null || naive == null) {
            return "Every day was as the same day a week before; so are the days to come.";
        }
        String tests = "In %s of the past".formatted(outlook.tests() == 1 ? "a test" : outlook.tests() + " tests");
        return switch (outlook.method()) {
            case COMBINED ->
                text(
                        "%s. %s its error was %.0f%% below that of repeating the last week, and %.0f%% of the days"
                                + " were in their interval.",
                        outlook.isYearly()
                                ? "From trend, weekdays and the time of the year"
                                : "From trend and weekdays; the history is too short for the time of the year",
                        tests,
                        100 * (1 - error / naive),
                        100 * outlook.coverage());
            case SEASONAL_NAIVE ->
                text(
                        "The last week, repeated. %s a model of trend and seasons was not clearly better (error %.2f"
                                + " against %.2f); %.0f%% of the days were in their interval.",
                        tests, error, naive, 100 * outlook.coverage());
        };
    }

    private static String jump(Outlook.@Nullable Jump jump) {
        if (jump == null) {
            return "";
        }
        String size = Double.isNaN(jump.factor()) ? "at another level" : text("%.1f times those before", jump.factor());
        return text(" Since %s sales are %s: the forecast is at the level since, and less certain.", jump.day(), size);
    }

    private static String rest(SalesHistory history) {
        return history.atRest()
                ? text(" Sales end on %s, which may be incomplete: the forecast begins with it.", history.end())
                : "";
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
