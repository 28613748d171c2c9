package io.shopstream.api.web.analytics;

import io.shopstream.api.analytics.RevenueQuery;
import io.shopstream.api.analytics.TrendsQuery;
import io.shopstream.api.answer.analytics.Trends;
import io.shopstream.api.answer.warehouse.WarehouseRevenue;
import io.shopstream.api.web.warehouse.WarehouseAnswers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Revenue of any range, alone and beside other measures. */
@RestController
@RequestMapping(
        path = "/api/analytics",
        produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
@Tag(name = "analytics", description = "Figures of any range, from the warehouse")
class RevenueAnalyticsController {
    private final WarehouseAnswers answers;
    private final Question question;

    RevenueAnalyticsController(WarehouseAnswers answers, Question question) {
        this.answers = answers;
        this.question = question;
    }

    @GetMapping("/revenue")
    @Operation(
            operationId = "analyticsRevenue",
            summary = "Revenue of a range",
            description = "Exact for any range, time zone and filter: from the marts where sums per minute or"
                    + " hour give the exact answer, otherwise from the facts (source says which). Buckets begin at"
                    + " whole units of the time zone; empty ones are left out. JSON or CSV.")
    ResponseEntity<WarehouseRevenue> revenue(
            SalesParameters sales,
            @Parameter(description = Question.GRANULARITY + "; default none")
                    @RequestParam(name = "granularity", defaultValue = "none")
                    String granularity,
            @Parameter(hidden = true) WebRequest request) {
        return answers.answer(
                request,
                new RevenueQuery(
                        question.currency(sales.currency()), question.period(sales, granularity), sales.filter()));
    }

    @GetMapping("/trends")
    @Operation(
            operationId = "analyticsTrends",
            summary = "Several measures side by side",
            description = "Revenue, customers, lost orders and visits by bucket; empty buckets are left out."
                    + " Visits are null with a filter, and where a bucket does not begin at a whole hour of UTC."
                    + " JSON or CSV.")
    ResponseEntity<Trends> trends(
            SalesParameters sales,
            @Parameter(description = Question.GRANULARITY + "; default day")
                    @RequestParam(name = "granularity", defaultValue = "day")
                    String granularity,
            @Parameter(hidden = true) WebRequest request) {
        return answers.answer(
                request,
                new TrendsQuery(
                        question.currency(sales.currency()), question.period(sales, granularity), sales.filter()));
    }
}
