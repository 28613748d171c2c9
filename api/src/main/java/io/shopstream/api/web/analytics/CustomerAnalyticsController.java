package io.shopstream.api.web.analytics;

import io.shopstream.api.analytics.CustomerMetricsQuery;
import io.shopstream.api.analytics.rfm.RfmQuery;
import io.shopstream.api.analytics.views.CohortsQuery;
import io.shopstream.api.analytics.views.LifetimeValueQuery;
import io.shopstream.api.analytics.views.SegmentsQuery;
import io.shopstream.api.answer.analytics.customers.Cohorts;
import io.shopstream.api.answer.analytics.customers.CustomerMetrics;
import io.shopstream.api.answer.analytics.customers.LifetimeValue;
import io.shopstream.api.answer.analytics.customers.RfmAnalysis;
import io.shopstream.api.answer.analytics.customers.Segments;
import io.shopstream.api.params.Compare;
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

/** Who buys, how often, and who comes back. */
@RestController
@RequestMapping(
        path = "/api/analytics",
        produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
@Tag(name = "analytics", description = "Figures of any range, from the warehouse")
class CustomerAnalyticsController {
    private final WarehouseAnswers answers;
    private final Question question;

    CustomerAnalyticsController(WarehouseAnswers answers, Question question) {
        this.answers = answers;
        this.question = question;
    }

    @GetMapping("/customer-metrics")
    @Operation(
            operationId = "analyticsCustomerMetrics",
            summary = "Customers of a range",
            description = "New and returning customers, how often they buy and for how much, and who stayed"
                    + " away: all as of the end of the range, exact for any range, from the facts. With a"
                    + " granularity also by bucket, what of it a bucket alone can tell. JSON or CSV.")
    ResponseEntity<CustomerMetrics> customerMetrics(
            SalesParameters sales,
            @Parameter(description = Question.GRANULARITY + "; default none")
                    @RequestParam(name = "granularity", defaultValue = "none")
                    String granularity,
            @Parameter(description = Question.CHURN_DAYS) @RequestParam(name = "churn_days", defaultValue = "90")
                    String churnDays,
            @Parameter(hidden = true) WebRequest request) {
        return answers.answer(
                request,
                new CustomerMetricsQuery(
                        question.currency(sales.currency()),
                        question.period(sales, granularity),
                        sales.filter(),
                        question.churnDays(churnDays)));
    }

    @GetMapping("/segments")
    @Operation(
            operationId = "analyticsSegments",
            summary = "Customers by segment",
            description = "Over all orders so far, from none (no order stands) to vip. JSON or CSV.")
    ResponseEntity<Segments> segments(
            @Parameter(description = Question.CURRENCY) @RequestParam(name = "currency", required = false) @Nullable String currency,
            @Parameter(hidden = true) @RequestParam(name = "compare", required = false) @Nullable String compare,
            @Parameter(hidden = true) WebRequest request) {
        Question.refuseCompare(compare, Question.SEGMENTS_HAVE_NO_FORMER);
        return answers.answer(request, new SegmentsQuery(question.currency(currency)));
    }

    @GetMapping("/rfm")
    @Operation(
            operationId = "analyticsRfm",
            summary = "Buyers by recency, frequency and monetary value",
            description = "Customers with a sale before 'to' that stands, scored from 1 to 5 (best) by their last sale,"
                    + " the number of their sales and their net, as of 'to', from the facts. A score is one more than"
                    + " the number of whole fifths of the buyers that have a lower value, so equal values have the equal"
                    + " score. Segments, and cells of recency and frequency, each have every buyer once; orders without"
                    + " a customer count for nobody. JSON, or the segments as CSV.")
    ResponseEntity<RfmAnalysis> rfm(
            @Parameter(description = Question.TO) @RequestParam(name = "to", required = false) @Nullable String to,
            @Parameter(description = Question.CURRENCY) @RequestParam(name = "currency", required = false) @Nullable String currency,
            @Parameter(description = Question.COUNTRY) @RequestParam(name = "country", required = false) @Nullable String country,
            @Parameter(hidden = true) WebRequest request) {
        return answers.answer(
                request,
                new RfmQuery(question.currency(currency), RequestParameters.country(country), question.end(to)));
    }

    @GetMapping("/lifetime-value")
    @Operation(
            operationId = "analyticsLifetimeValue",
            summary = "How the net per customer is distributed",
            description = "Of the customers with a sale that stands, over all orders so far: at most 20 buckets of"
                    + " equal width, those at the ends open, with mean, median and high percentiles. JSON, or the"
                    + " buckets as CSV.")
    ResponseEntity<LifetimeValue> lifetimeValue(
            @Parameter(description = Question.CURRENCY) @RequestParam(name = "currency", required = false) @Nullable String currency,
            @Parameter(hidden = true) WebRequest request) {
        return answers.answer(request, new LifetimeValueQuery(question.currency(currency)));
    }

    @GetMapping("/cohorts")
    @Operation(
            operationId = "analyticsCohorts",
            summary = "Who came back, by month of the first sale",
            description = "Cohorts whose month begins in the range; default all. Months and dates are those of"
                    + " UTC. JSON or CSV.")
    ResponseEntity<Cohorts> cohorts(
            @Parameter(description = "Inclusive, such as 2010-12-01; default the first order")
                    @RequestParam(name = "from", required = false)
                    @Nullable String from,
            @Parameter(description = Question.TO) @RequestParam(name = "to", required = false) @Nullable String to,
            @Parameter(description = Question.CURRENCY) @RequestParam(name = "currency", required = false) @Nullable String currency,
            @Parameter(
                            description = "previous (the cohorts of as many months before) or year (those of a year"
                                    + " before), each at the same age; default no comparison. Needs from and to at"
                                    + " the first of a month")
                    @RequestParam(name = "compare", required = false)
                    @Nullable String compare,
            @Parameter(hidden = true) WebRequest request) {
        return answers.answer(
                request,
                new CohortsQuery(question.currency(currency), question.months(from, to), Compare.parse(compare)));
    }
}
