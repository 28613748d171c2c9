package io.shopstream.api.web.warehouse;

import io.shopstream.api.ApiSettings;
import io.shopstream.api.answer.ProductRanking;
import io.shopstream.api.answer.warehouse.WarehouseRevenue;
import io.shopstream.api.params.Granularity;
import io.shopstream.api.params.RequestParameters;
import io.shopstream.api.warehouse.Warehouse;
import io.shopstream.api.warehouse.sales.RevenueQuery;
import io.shopstream.api.warehouse.sales.TopProductsQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

@RestController
@RequestMapping(
        path = "/api/analytics",
        produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
@Tag(name = "analytics", description = "Figures of any range, from the warehouse")
class AnalyticsController {
    private static final String RANGE = "Dates mean midnight UTC. Default range: the last 30 days. JSON or CSV.";

    private final WarehouseAnswers answers;
    private final ApiSettings settings;
    private final Clock clock;

    AnalyticsController(Warehouse warehouse, ApiSettings settings, Clock clock) {
        this.answers = new WarehouseAnswers(warehouse, clock);
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping("/revenue")
    @Operation(
            summary = "Revenue of a range",
            description = "Exact for any range: whole minutes from the mart, others from the facts (source says which)."
                    + " Buckets begin at whole units of UTC; empty ones are left out. " + RANGE)
    ResponseEntity<WarehouseRevenue> revenue(
            @Parameter(description = "Inclusive, such as 2010-12-01")
                    @RequestParam(name = "from", required = false)
                    @Nullable String from,
            @Parameter(description = "Exclusive, such as 2011-12-10T00:00:00Z")
                    @RequestParam(name = "to", required = false)
                    @Nullable String to,
            @Parameter(description = "none (default), minute, hour, day or month")
                    @RequestParam(name = "granularity", defaultValue = "none")
                    String granularity,
            @Parameter(description = "ISO 4217 code; default the shop's own")
                    @RequestParam(name = "currency", required = false)
                    @Nullable String currency,
            @Parameter(hidden = true) WebRequest request) {
        return answers.answer(
                request,
                new RevenueQuery(
                        RequestParameters.currency(currency, settings.currency()),
                        RequestParameters.range(from, to, clock.instant()),
                        Granularity.parse("granularity", granularity)));
    }

    @GetMapping("/top-products")
    @Operation(
            summary = "Best products of a range",
            description = "Exact for any range: whole hours from the mart, others from the facts (source says which)."
                    + " Ties by product id. " + RANGE)
    ResponseEntity<ProductRanking> topProducts(
            @Parameter(description = "Inclusive") @RequestParam(name = "from", required = false) @Nullable String from,
            @Parameter(description = "Exclusive") @RequestParam(name = "to", required = false) @Nullable String to,
            @Parameter(description = "net (default) or units") @RequestParam(name = "by", required = false) @Nullable String by,
            @Parameter(description = "Id of the category to rank within; default all")
                    @RequestParam(name = "category", required = false)
                    @Nullable String category,
            @Parameter(description = "1 to 100, default 10") @RequestParam(name = "limit", required = false) @Nullable String limit,
            @Parameter(description = "ISO 4217 code; default the shop's own")
                    @RequestParam(name = "currency", required = false)
                    @Nullable String currency,
            @Parameter(hidden = true) WebRequest request) {
        return answers.answer(
                request,
                new TopProductsQuery(
                        RequestParameters.currency(currency, settings.currency()),
                        RequestParameters.range(from, to, clock.instant()),
                        RequestParameters.by(by),
                        RequestParameters.category(category),
                        RequestParameters.limit(limit)));
    }
}
