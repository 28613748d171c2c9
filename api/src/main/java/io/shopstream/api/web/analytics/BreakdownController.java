package io.shopstream.api.web.analytics;

import io.shopstream.api.analytics.BreakdownQuery;
import io.shopstream.api.analytics.Dimension;
import io.shopstream.api.answer.analytics.SalesBreakdown;
import io.shopstream.api.params.RequestParameters;
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

/** Sales of any range by category, channel or country. */
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

    @GetMapping("/categories")
    @Operation(
            operationId = "analyticsCategories",
            summary = "Sales by category",
            description = "By the category of the lines at the sale. Exact for any range: whole hours of UTC from the"
                    + " mart unless country or channel are given, others from the facts (source says which); most net"
                    + " first. The totals are over all categories: an order with lines of two counts in both, and once"
                    + " in the totals. JSON or CSV.")
    ResponseEntity<SalesBreakdown> categories(
            SalesParameters sales,
            @Parameter(description = RequestParameters.PARTS) @RequestParam(name = "limit", defaultValue = "100")
                    String limit,
            @Parameter(hidden = true) WebRequest request) {
        return sales(Dimension.CATEGORY, sales, limit, request);
    }

    @GetMapping("/channels")
    @Operation(
            operationId = "analyticsChannels",
            summary = "Sales by channel",
            description = "Exact for any range, from the facts; most net first. The totals are over all"
                    + " channels. JSON or CSV.")
    ResponseEntity<SalesBreakdown> channels(
            SalesParameters sales,
            @Parameter(description = RequestParameters.PARTS) @RequestParam(name = "limit", defaultValue = "100")
                    String limit,
            @Parameter(hidden = true) WebRequest request) {
        return sales(Dimension.CHANNEL, sales, limit, request);
    }

    @GetMapping("/geography")
    @Operation(
            operationId = "analyticsGeography",
            summary = "Sales by shipping country",
            description = "Exact for any range: whole hours of UTC from the mart unless category or channel"
                    + " are given, others from the facts (source says which); most net first. The totals are over"
                    + " all countries. JSON or CSV.")
    ResponseEntity<SalesBreakdown> geography(
            SalesParameters sales,
            @Parameter(description = RequestParameters.PARTS) @RequestParam(name = "limit", defaultValue = "100")
                    String limit,
            @Parameter(hidden = true) WebRequest request) {
        return sales(Dimension.COUNTRY, sales, limit, request);
    }

    private ResponseEntity<SalesBreakdown> sales(
            Dimension dimension, SalesParameters sales, String limit, WebRequest request) {
        return answers.answer(
                request,
                new BreakdownQuery(
                        dimension,
                        question.currency(sales.currency()),
                        question.period(sales),
                        sales.filter(),
                        RequestParameters.parts(limit)));
    }
}
