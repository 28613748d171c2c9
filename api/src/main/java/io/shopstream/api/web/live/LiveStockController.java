package io.shopstream.api.web.live;

import io.shopstream.api.answer.live.AlertsAnswer;
import io.shopstream.api.answer.live.ProductStock;
import io.shopstream.api.params.RequestParameters;
import io.shopstream.api.web.problem.NotFoundException;
import io.shopstream.schemas.client.StreamsClient;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/live")
@Tag(name = "live", description = "Current figures, from the state stores")
class LiveStockController {
    private final StreamsClient streams;

    LiveStockController(StreamsClient streams) {
        this.streams = streams;
    }

    @GetMapping(path = "/products/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "One product: stock left and days of cover",
            description =
                    "Stock as last captured from the shop. days_of_cover = stock_quantity / (units_last_7_days / 7),"
                            + " rounded down to hundredths, where units_last_7_days are the units sold in the 168 whole"
                            + " UTC hours before this one, less returns; null if they are not positive or the stock is"
                            + " unknown. 404 if the catalogue does not list the product.")
    ResponseEntity<ProductStock> product(@PathVariable("id") String id) {
        return answer(id);
    }

    @GetMapping(path = "/products", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "One product, by a parameter",
            description =
                    "As /api/live/products/{id}, for every id: clients fold path segments such as '..', encoded or"
                            + " not.")
    ResponseEntity<ProductStock> productByParameter(@RequestParam(name = "id") String id) {
        return answer(id);
    }

    private ResponseEntity<ProductStock> answer(String id) {
        return streams.product(RequestParameters.id("id", id))
                .map(product -> ResponseEntity.ok()
                        .cacheControl(LiveRevenueController.ONE_SECOND)
                        .body(ProductStock.of(product)))
                .orElseThrow(() -> new NotFoundException("the catalogue lists no product with this id"));
    }

    @GetMapping(path = "/alerts", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Active alerts, and the newest cleared ones",
            description =
                    "REVENUE_DROP and REVENUE_SPIKE per currency, STOCK_OUT_AHEAD per product, DEAD_LETTER_RATE per"
                            + " topic. Active alerts come first, the newest raised first. The message names the figures"
                            + " and the rule; each alert is raised once and cleared once.")
    ResponseEntity<AlertsAnswer> alerts(
            @Parameter(description = "1 to 1000, default 50") @RequestParam(name = "limit", required = false) @Nullable String limit) {
        return ResponseEntity.ok()
                .cacheControl(LiveRevenueController.ONE_SECOND)
                .body(AlertsAnswer.of(streams.alerts(RequestParameters.alerts(limit))));
    }
}
