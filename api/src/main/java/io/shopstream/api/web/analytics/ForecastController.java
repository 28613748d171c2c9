package io.shopstream.api.web.analytics;

import io.shopstream.api.analytics.forecast.ForecastQuery;
import io.shopstream.api.answer.analytics.forecast.Forecast;
import io.shopstream.api.params.IntegerParameter;
import io.shopstream.api.params.RequestParameters;
import io.shopstream.api.params.TimeZones;
import io.shopstream.api.web.warehouse.WarehouseAnswers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Net revenue of the days to come. */
@RestController
@RequestMapping(
        path = "/api/analytics",
        produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
@Tag(name = "analytics", description = "Figures of any range, from the warehouse")
class ForecastController {
    private static final String DAYS = "1 to " + ForecastQuery.MAX_DAYS;

    private final WarehouseAnswers answers;
    private final Question question;

    ForecastController(WarehouseAnswers answers, Question question) {
        this.answers = answers;
        this.question = question;
    }

    @GetMapping("/forecast")
    @Operation(
            operationId = "analyticsForecast",
            summary = "Net revenue of the days to come",
            description = "From the day after the last complete day of the time zone, with an interval that is meant to"
                    + " hold four of five days. The history is tested first: the combined model answers only where it"
                    + " forecast the past clearly better than repeating the last week, which answers otherwise; model"
                    + " names the one that did. With fewer than 21 complete days since the first sale the series is"
                    + " empty, and the message says so. Where nothing was sold for two weeks, the forecast begins with"
                    + " the last day of sales. JSON or CSV.")
    ResponseEntity<Forecast> forecast(
            @Parameter(description = DAYS) @RequestParam(name = "days", defaultValue = "30") String days,
            @Parameter(description = Question.TIME_ZONE) @RequestParam(name = "time_zone", required = false) @Nullable String timeZone,
            @Parameter(description = Question.CURRENCY) @RequestParam(name = "currency", required = false) @Nullable String currency,
            @Parameter(description = Question.CATEGORY) @RequestParam(name = "category", required = false) @Nullable String category,
            @Parameter(description = Question.COUNTRY) @RequestParam(name = "country", required = false) @Nullable String country,
            @Parameter(description = Question.CHANNEL) @RequestParam(name = "channel", required = false) @Nullable String channel,
            @Parameter(hidden = true) WebRequest request) {
        return answers.answer(
                request,
                new ForecastQuery(
                        question.currency(currency),
                        IntegerParameter.parse("days", days, 1, ForecastQuery.MAX_DAYS),
                        TimeZones.parse(timeZone),
                        RequestParameters.salesFilter(category, country, channel)));
    }
}
