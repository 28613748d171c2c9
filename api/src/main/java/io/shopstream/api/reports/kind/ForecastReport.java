package io.shopstream.api.reports.kind;

import io.shopstream.api.analytics.forecast.ForecastQuery;
import io.shopstream.api.answer.analytics.forecast.Forecast;
import io.shopstream.api.answer.analytics.forecast.ForecastDay;
import io.shopstream.api.answer.analytics.forecast.HistoryDay;
import io.shopstream.api.reports.content.Figures.Figure;
import io.shopstream.api.reports.content.Finding;
import io.shopstream.api.reports.content.Finding.Tone;
import io.shopstream.api.reports.finding.Comparison;
import io.shopstream.api.reports.finding.Threshold;
import io.shopstream.api.reports.finding.Usual;
import io.shopstream.api.reports.finding.Words;
import io.shopstream.api.reports.part.ForecastParts;
import io.shopstream.api.reports.part.KeyFigures;
import io.shopstream.api.reports.part.Values;
import java.math.BigDecimal;
import java.util.List;

/** The days to come, and how far such forecasts were right. */
final class ForecastReport {
    private static final int DAYS = 30;

    private ForecastReport() {}

    static Content of(Scope scope) {
        Forecast forecast = scope.ask(new ForecastQuery(scope.currency(), DAYS, scope.zone(), scope.filter()));
        return new Content(
                "Forecast",
                findings(forecast, scope.words()),
                List.of(
                        KeyFigures.section(List.of(
                                new Figure(
                                        "Net revenue, %s days ahead".formatted(DAYS),
                                        Values.amount(ahead(forecast)),
                                        null),
                                new Figure(
                                        "Net revenue, last %s days".formatted(DAYS),
                                        Values.amount(past(forecast)),
                                        null),
                                new Figure("Error (MASE)", Values.number(forecast.mase()), null),
                                new Figure(
                                        "Error of repeating the last week", Values.number(forecast.naiveMase()), null),
                                new Figure("Days within their interval", Values.percent(forecast.coverage()), null),
                                new Figure("Tests", Values.count((long) forecast.origins()), null))),
                        ForecastParts.of(forecast)),
                List.of(),
                Method.of(
                        Method.FORECAST,
                        "A forecast is made of trend, weekdays and, with a year and a half of history, the time of the year."
                                + " It is shown only where it forecast the past clearly better than the last week, repeated;"
                                + " otherwise that is shown.",
                        "Each day is as likely to be above its forecast as below. Sums of many days are on the low side,"
                                + " as a day can be far above more easily than far below."));
    }

    private static List<Finding> findings(Forecast forecast, Words words) {
        Comparison change = new Comparison("", ahead(forecast), past(forecast));
        boolean isNotable = forecast.series().size() == DAYS
                && forecast.history().size() >= DAYS
                && change.former().signum() > 0
                && new Threshold(BigDecimal.ZERO, Usual.UNKNOWN).isPassed(change);
        if (!isNotable) {
            return List.of();
        }
        boolean isMore = change.contribution().signum() > 0;
        return List.of(new Finding(
                "The next %s days are expected to bring %s, %s than the %s of the last %s."
                        .formatted(
                                DAYS,
                                words.amount(change.now()),
                                isMore ? "more" : "less",
                                words.amount(change.former()),
                                DAYS),
                isMore ? Tone.GOOD : Tone.BAD));
    }

    private static BigDecimal ahead(Forecast forecast) {
        return sum(forecast.series().stream().map(ForecastDay::net).toList());
    }

    private static BigDecimal past(Forecast forecast) {
        List<HistoryDay> history = forecast.history();
        return sum(history.subList(Math.max(0, history.size() - DAYS), history.size()).stream()
                .map(HistoryDay::net)
                .toList());
    }

    private static BigDecimal sum(List<String> amounts) {
        return amounts.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
