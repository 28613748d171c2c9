package io.shopstream.api.web.analytics;

import io.shopstream.api.analytics.BreakdownQuery;
import io.shopstream.api.analytics.Dimension;
import io.shopstream.api.answer.analytics.SalesBreakdown;
import io.shopstream.api.params.RequestParameters;
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

/** Sales of any range by country or channel. */
@RestController
@RequestMapping(
        path = "/api/analytics",
        produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
@Tag(name = "analytics", description = "Figures of any range, from the warehouse")
class BreakdownController {
    private final WarehouseAnswers answers;
    private final Question question;

    BreakdownController(WarehouseAnswers answers, Question question) {
        this.answers = answers;
        this.question = question;
    }

    @GetMapping("/channels")
    @Operation(
            operationId = "channels",
            summary = "Sales by channel",
            description = "Exact for any range, from the facts; most net first. The totals are over all"
                    + " channels. JSON or CSV.")
    ResponseEntity<SalesBreakdown> channels(
            @Parameter(description = Question.FROM) @RequestParam(name = "from", required = false) @Nullable String from,
            @Parameter(description = Question.TO) @RequestParam(name = "to", required = false) @Nullable String to,
            @Parameter(description = "1 to 1000, default 100") @RequestParam(name = "limit", defaultValue = "100")
                    String limit,
            @Parameter(description = Question.CURRENCY) @RequestParam(name = "currency", required = false) @Nullable String currency,
            @Parameter(description = Question.CATEGORY) @RequestParam(name = "category", required = false) @Nullable String category,
            @Parameter(description = Question.COUNTRY) @RequestParam(name = "country", required = false) @Nullable String country,
            @Parameter(description = Question.CHANNEL) @RequestParam(name = "channel", required = false) @Nullable String channel,
            @Parameter(description = Question.TIME_ZONE) @RequestParam(name = "time_zone", required = false) @Nullable String timeZone,
            @Parameter(description = Question.COMPARE) @RequestParam(name = "compare", required = false) @Nullable String compare,
            @Parameter(hidden = true) WebRequest request) {
        return answers.answer(
                request,
                new BreakdownQuery(
                        Dimension.CHANNEL,
                        question.currency(currency),
                        question.period(from, to, timeZone, compare),
                        RequestParameters.salesFilter(category, country, channel),
                        question.parts(limit)));
    }

    @GetMapping("/geography")
    @Operation(
            operationId = "geography",
            summary = "Sales by shipping country",
            description = "Exact for any range: whole hours of UTC from the mart unless category or channel"
                    + " are given, others from the facts (source says which); most net first. The totals are over"
                    + " all countries. JSON or CSV.")
    ResponseEntity<SalesBreakdown> geography(
            @Parameter(description = Question.FROM) @RequestParam(name = "from", required = false) @Nullable String from,
            @Parameter(description = Question.TO) @RequestParam(name = "to", required = false) @Nullable String to,
            @Parameter(description = "1 to 1000, default 100") @RequestParam(name = "limit", defaultValue = "100")
                    String limit,
            @Parameter(description = Question.CURRENCY) @RequestParam(name = "currency", required = false) @Nullable String currency,
            @Parameter(description = Question.CATEGORY) @RequestParam(name = "category", required = false) @Nullable String category,
            @Parameter(description = Question.COUNTRY) @RequestParam(name = "country", required = false) @Nullable String country,
            @Parameter(description = Question.CHANNEL) @RequestParam(name = "channel", required = false) @Nullable String channel,
            @Parameter(description = Question.TIME_ZONE) @RequestParam(name = "time_zone", required = false) @Nullable String timeZone,
            @Parameter(description = Question.COMPARE) @RequestParam(name = "compare", required = false) @Nullable String compare,
            @Parameter(hidden = true) WebRequest request) {
        return answers.answer(
                request,
                new BreakdownQuery(
                        Dimension.COUNTRY,
                        question.currency(currency),
                        question.period(from, to, timeZone, compare),
                        RequestParameters.salesFilter(category, country, channel),
                        question.parts(limit)));
    }
}
