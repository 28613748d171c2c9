package io.shopstream.api.reports.part;

import io.shopstream.api.answer.analytics.forecast.Forecast;
import io.shopstream.api.answer.analytics.forecast.ForecastDay;
import io.shopstream.api.answer.analytics.forecast.HistoryDay;
import io.shopstream.api.reports.content.Block;
import io.shopstream.api.reports.content.Paragraph;
import io.shopstream.api.reports.content.Section;
import java.util.ArrayList;
import java.util.List;

/** Net revenue of the days to come, and how far such forecasts were right. */
public final class ForecastParts {
    private static final int CONTEXT_DAYS = 28;

    private ForecastParts() {}

    /** The days to come after a few of the past, which other tables of a report of sales have. */
    public static Section outlook(Forecast forecast) {
        List<HistoryDay> history = forecast.history();
        return section(forecast, history.subList(Math.max(0, history.size() - CONTEXT_DAYS), history.size()), false);
    }

    /** The days to come and those of the past, with a table of both. */
    public static Section of(Forecast forecast) {
        return section(forecast, forecast.history(), true);
    }

    // What the answer says of itself stands in front: without a forecast there is nothing else.
    private static Section section(Forecast forecast, List<HistoryDay> history, boolean isHistoryListed) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(forecast.message()));
        if (!forecast.series().isEmpty()) {
            blocks.add(Charts.forecast(
                    "Net revenue, %s days ahead".formatted(forecast.days()),
                    "Net revenue",
                    forecast.interval(),
                    history.stream()
                            .map(day -> new Charts.Item(day.start().toString(), day.net(), null, null))
                            .toList(),
                    forecast.series().stream()
                            .map(day -> new Charts.Ahead(day.start(), day.net(), day.low(), day.high()))
                            .toList(),
                    "Net revenue of past days and of days to come, with the interval that is meant to hold four of five"
                            + " days; the figures are in the table."));
            blocks.add(TableBuilder.<ForecastDay>of("forecast", "Days to come")
                    .with("day", "Day", day -> Values.day(day.day()))
                    .with("net", "Net revenue", day -> Values.amount(day.net()))
                    .with("low", "Low", day -> Values.amount(day.low()))
                    .with("high", "High", day -> Values.amount(day.high()))
                    .rows(forecast.series()));
            if (isHistoryListed) {
                blocks.add(TableBuilder.<HistoryDay>of("forecast-history", "Days that the chart shows before")
                        .with("day", "Day", day -> Values.day(day.day()))
                        .with("net", "Net revenue", day -> Values.amount(day.net()))
                        .asDetail()
                        .rows(history));
            }
        }
        return new Section("Outlook", blocks);
    }
}
