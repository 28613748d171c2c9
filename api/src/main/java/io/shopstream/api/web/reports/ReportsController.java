package io.shopstream.api.web.reports;

import io.shopstream.api.answer.reports.Dashboard;
import io.shopstream.api.answer.reports.Summary;
import io.shopstream.api.reports.DashboardQuery;
import io.shopstream.api.reports.SummaryQuery;
import io.shopstream.api.web.analytics.Question;
import io.shopstream.api.web.analytics.SalesParameters;
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

/** Several figures of a period in one answer. */
@RestController
@RequestMapping("/api/reports")
@Tag(name = "reports", description = "Figures of a period together, from the warehouse")
class ReportsController {
    private final WarehouseAnswers answers;
    private final Question question;

    ReportsController(WarehouseAnswers answers, Question question) {
        this.answers = answers;
        this.question = question;
    }

    @GetMapping(
            path = "/summary",
            produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
    @Operation(
            operationId = "reportSummary",
            summary = "The figures of a period on one page",
            description = "Sales, customers and visits, each exactly as the analytics addresses give it. Visits are"
                    + " null with a filter, and where an end of the range is not at a whole hour of UTC. JSON, or CSV"
                    + " with a row per figure.")
    ResponseEntity<Summary> summary(
            SalesParameters sales,
            @Parameter(description = Question.CHURN_DAYS) @RequestParam(name = "churn_days", defaultValue = "90")
                    String churnDays,
            @Parameter(hidden = true) WebRequest request) {
        return answers.answer(
                request,
                new SummaryQuery(
                        question.currency(sales.currency()),
                        question.period(sales),
                        sales.filter(),
                        question.churnDays(churnDays)));
    }

    @GetMapping(path = "/dashboard", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "reportDashboard",
            summary = "What one page of charts shows",
            description = "Summary, trends, best products, sales by category, country and channel, funnel, heat map,"
                    + " segments and scarce stock, all of the same load. Each part has the form of the address that"
                    + " answers it alone. At most 2,000 buckets and 4,000 days.")
    ResponseEntity<Dashboard> dashboard(
            SalesParameters sales,
            @Parameter(description = "Of the trends: " + Question.GRANULARITY + "; default day")
                    @RequestParam(name = "granularity", defaultValue = "day")
                    String granularity,
            @Parameter(description = Question.CHURN_DAYS) @RequestParam(name = "churn_days", defaultValue = "90")
                    String churnDays,
            @Parameter(hidden = true) WebRequest request) {
        return answers.answer(
                request,
                new DashboardQuery(
                        question.currency(sales.currency()),
                        question.period(sales, granularity),
                        sales.filter(),
                        question.churnDays(churnDays)));
    }
}
