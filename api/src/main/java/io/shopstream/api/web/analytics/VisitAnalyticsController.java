package io.shopstream.api.web.analytics;

import io.shopstream.api.analytics.FunnelQuery;
import io.shopstream.api.analytics.HeatmapQuery;
import io.shopstream.api.answer.analytics.visits.Funnel;
import io.shopstream.api.answer.analytics.visits.Heatmap;
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

/** What visitors do, and when. */
@RestController
@RequestMapping(
        path = "/api/analytics",
        produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
@Tag(name = "analytics", description = "Figures of any range, from the warehouse")
class VisitAnalyticsController {
    private final WarehouseAnswers answers;
    private final Question question;

    VisitAnalyticsController(WarehouseAnswers answers, Question question) {
        this.answers = answers;
        this.question = question;
    }

    @GetMapping("/funnel")
    @Operation(
            operationId = "analyticsFunnel",
            summary = "How far visits came",
            description = "From the mart, which counts the visits that began in an hour of UTC: ends of the"
                    + " range and buckets must be whole hours of UTC, so a time zone whose hours are not"
                    + " (Asia/Kolkata) is refused. JSON or CSV.")
    ResponseEntity<Funnel> funnel(
            @Parameter(description = Question.FROM) @RequestParam(name = "from", required = false) @Nullable String from,
            @Parameter(description = Question.TO) @RequestParam(name = "to", required = false) @Nullable String to,
            @Parameter(description = Question.GRANULARITY + "; default none")
                    @RequestParam(name = "granularity", defaultValue = "none")
                    String granularity,
            @Parameter(description = Question.TIME_ZONE) @RequestParam(name = "time_zone", required = false) @Nullable String timeZone,
            @Parameter(description = Question.COMPARE) @RequestParam(name = "compare", required = false) @Nullable String compare,
            @Parameter(hidden = true) WebRequest request) {
        return answers.answer(request, new FunnelQuery(question.period(from, to, granularity, timeZone, compare)));
    }

    @GetMapping("/heatmap")
    @Operation(
            operationId = "analyticsHeatmap",
            summary = "What happens in each hour of the week",
            description = "By the clocks of the time zone. Sessions are null with a filter and in a time zone"
                    + " whose hours are not those of UTC. At most 4,000 days. JSON or CSV.")
    ResponseEntity<Heatmap> heatmap(SalesParameters sales, @Parameter(hidden = true) WebRequest request) {
        return answers.answer(
                request, new HeatmapQuery(question.currency(sales.currency()), question.period(sales), sales.filter()));
    }
}
