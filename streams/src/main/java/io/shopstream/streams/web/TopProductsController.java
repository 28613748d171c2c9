package io.shopstream.streams.web;

import io.shopstream.schemas.client.ServicePaths;
import io.shopstream.schemas.query.TopProducts;
import io.shopstream.streams.query.TopProductsQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class TopProductsController {
    private final TopProductsQueries queries;
    private final Parameters parameters;

    TopProductsController(TopProductsQueries queries, Parameters parameters) {
        this.queries = queries;
        this.parameters = parameters;
    }

    @GetMapping(ServicePaths.TOP_PRODUCTS)
    TopProducts top(
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String by,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String limit) {
        return Answers.of(queries.top(new TopProductsQueries.Ranking(
                parameters.currency(currency),
                Parameters.range(from, to),
                Parameters.by(by),
                Parameters.category(category),
                Parameters.productLimit(limit))));
    }
}
