package io.shopstream.api.answer.analytics.forecast;

import io.shopstream.api.answer.Tabular;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Net revenue of the days after the last complete day.
 *
 * @param days how many were asked for
 * @param model {@code combined}, or {@code seasonal-naive} where that did not do clearly better in the tests than
 *     repeating the last week; null without a forecast
 * @param seasons that the model knows: {@code weekly}, with a history of a year and a half {@code yearly} too
 * @param mase mean absolute scaled error of the combined model in the tests: 1 is the error of repeating the last week,
 *     one week ahead. Null without a forecast, or if all days are as a week before
 * @param naiveMase of repeating the last week in the same tests; null as above
 * @param interval share of the days that {@code low} and {@code high} are meant to hold
 * @param coverage share of the tested days that they did hold; null without a forecast
 * @param origins how often the past was forecast from what was known then
 * @param testedDays how many days ahead each time
 * @param historyDays complete days from the first one with sales, of the last four years at most
 * @param levelSince day since which sales are at another level than before; null if there was no such jump
 * @param message what to make of it, in words
 * @param history the last 90 days of it, ascending; days without sales included
 * @param series ascending; empty if the history is too short to forecast
 * @param source of the history: {@code mart} or {@code facts}; both are exact
 * @param asOf time of the last load that the history contains
 */
public record Forecast(
        String currency,
        int days,
        String timeZone,
        @Nullable String model,
        List<String> seasons,
        @Nullable BigDecimal mase,
        @Nullable BigDecimal naiveMase,
        BigDecimal interval,
        @Nullable BigDecimal coverage,
        int origins,
        int testedDays,
        int historyDays,
        @Nullable LocalDate levelSince,
        String message,
        List<HistoryDay> history,
        List<ForecastDay> series,
        @Nullable String category,
        @Nullable String country,
        @Nullable String channel,
        String source,
        Instant asOf)
        implements Tabular {

    public Forecast {
        seasons = List.copyOf(seasons);
        history = List.copyOf(history);
        series = List.copyOf(series);
    }

    @Override
    public String tableName() {
        return "forecast-" + currency;
    }

    @Override
    public List<String> columns() {
        return List.of("day", "start", "currency", "kind", "net", "low", "high");
    }

    @Override
    public void forEachRow(Consumer<List<? extends @Nullable Object>> row) {
        for (HistoryDay past : history) {
            row.accept(
                    Arrays.asList(past.day(), past.start(), currency, "history", new Decimal(past.net()), null, null));
        }
        for (ForecastDay ahead : series) {
            row.accept(List.of(
                    ahead.day(),
                    ahead.start(),
                    currency,
                    "forecast",
                    new Decimal(ahead.net()),
                    new Decimal(ahead.low()),
                    new Decimal(ahead.high())));
        }
    }
}
