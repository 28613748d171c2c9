package io.shopstream.api.web.live;

import io.shopstream.api.answer.live.ProductStock;
import io.shopstream.api.params.RequestParameters;
import io.shopstream.api.web.problem.NotFoundException;
import io.shopstream.schemas.client.StreamsClient;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/live/products")
@Tag(name = "live", description = "Current figures, from the state stores")
class LiveProductController {
    private final StreamsClient streams;

    LiveProductController(StreamsClient streams) {
        this.streams = streams;
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "liveProduct",
            summary = "One product: stock left and days of cover",
            description =
                    "Stock as last captured from the shop. days_of_cover = stock_quantity / (units_last_7_days / 7),"
                            + " rounded down to hundredths, where units_last_7_days are the units sold in the 168 whole"
                            + " UTC hours before this one, less returns; null if they are not positive or the stock is"
                            + " unknown. 404 if the catalogue does not list the product.")
    ResponseEntity<ProductStock> product(@PathVariable("id") String id) {
        return answer(id);
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "liveProductByParameter",
            summary = "One product, by a parameter",
            description =
                    "As /api/live/products/{id}, for every id: clients fold path segments such as '..', encoded or"
                            + " not.")
    ResponseEntity<ProductStock> productByParameter(@RequestParam(name = "id") String id) {
        return answer(id);
    }

    private ResponseEntity<ProductStock> answer(String id) {
        return streams.product(RequestParameters.id("id", id))
                .map(product ->
                        ResponseEntity.ok().cacheControl(LiveCaching.ONE_SECOND).body(ProductStock.of(product)))
                .orElseThrow(() -> new NotFoundException("the catalogue lists no product with this id"));
    }
}
