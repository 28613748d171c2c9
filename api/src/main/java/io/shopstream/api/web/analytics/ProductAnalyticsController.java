package io.shopstream.api.web.analytics;

import io.shopstream.api.analytics.TopProductsQuery;
import io.shopstream.api.analytics.views.InventoryQuery;
import io.shopstream.api.answer.analytics.Inventory;
import io.shopstream.api.answer.analytics.RankedSales;
import io.shopstream.api.params.RankOrder;
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

/** What products sold, and their stock. */
@RestController
@RequestMapping(
        path = "/api/analytics",
        produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
@Tag(name = "analytics", description = "Figures of any range, from the warehouse")
class ProductAnalyticsController {
    private final WarehouseAnswers answers;
    private final Question question;

    ProductAnalyticsController(WarehouseAnswers answers, Question question) {
        this.answers = answers;
        this.question = question;
    }

    @GetMapping("/top-products")
    @Operation(
            operationId = "analyticsTopProducts",
            summary = "Best or worst products of a range",
            description = "Products that sold or were returned in the range. Exact for any range: whole hours of UTC"
                    + " from the mart unless country or channel are given, others from the facts (source says which)."
                    + " Ties by product id. With margins each product has the cost of its units that stand (returns"
                    + " take theirs back) at the unit cost of each line, and what net leaves above it; both are null"
                    + " where any of its lines in the range has no unit cost, as those of imported files. JSON or"
                    + " CSV.")
    ResponseEntity<RankedSales> topProducts(
            SalesParameters sales,
            @Parameter(description = "net (default) or units") @RequestParam(name = "by", required = false) @Nullable String by,
            @Parameter(description = "best (default) or worst first")
                    @RequestParam(name = "order", required = false)
                    @Nullable String order,
            @Parameter(description = "Whether to read the costs from the lines: true or false (default)")
                    @RequestParam(name = "margins", required = false)
                    @Nullable String margins,
            @Parameter(description = RequestParameters.RANKED) @RequestParam(name = "limit", required = false) @Nullable String limit,
            @Parameter(hidden = true) WebRequest request) {
        return answers.answer(
                request,
                new TopProductsQuery(
                        question.currency(sales.currency()),
                        question.period(sales),
                        RequestParameters.by(by),
                        RankOrder.parse(order),
                        sales.filter(),
                        RequestParameters.ranked(limit),
                        RequestParameters.margins(margins)));
    }

    @GetMapping("/inventory")
    @Operation(
            operationId = "analyticsInventory",
            summary = "Stock and how fast it sells",
            description = "Every product of the catalogue, those that run out first at the top. The pace is"
                    + " that of the 90 days (UTC) up to the last day with an order, of all currencies. JSON or CSV.")
    ResponseEntity<Inventory> inventory(
            @Parameter(description = "Id of the category of the products today; default all")
                    @RequestParam(name = "category", required = false)
                    @Nullable String category,
            @Parameter(description = RequestParameters.PARTS) @RequestParam(name = "limit", defaultValue = "100")
                    String limit,
            @Parameter(hidden = true) @RequestParam(name = "compare", required = false) @Nullable String compare,
            @Parameter(hidden = true) WebRequest request) {
        Question.refuseCompare(compare, Question.STOCK_HAS_NO_FORMER);
        return answers.answer(
                request, new InventoryQuery(RequestParameters.category(category), RequestParameters.parts(limit)));
    }
}
