package io.shopstream.streams.web;

import io.shopstream.schemas.client.ServicePaths;
import io.shopstream.schemas.query.TopProducts;
import io.shopstream.streams.query.ProductQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class ProductController {
    private final ProductQueries queries;
    private final Parameters parameters;

    ProductController(ProductQueries queries, Parameters parameters) {
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
        return Answers.of(queries.top(new ProductQueries.Ranking(
                parameters.currency(currency),
                Parameters.range(from, to),
                Parameters.by(by),
                Parameters.category(category),
                Parameters.limit(limit))));
    }
}
