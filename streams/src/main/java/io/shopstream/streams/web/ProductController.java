package io.shopstream.streams.web;

import io.shopstream.schemas.client.ServicePaths;
import io.shopstream.schemas.query.ProductView;
import io.shopstream.streams.query.ProductQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class ProductController {
    private final ProductQueries queries;

    ProductController(ProductQueries queries) {
        this.queries = queries;
    }

    @GetMapping(ServicePaths.PRODUCTS + "/{id}")
    ProductView byId(@PathVariable String id) {
        return answer(id);
    }

    /** For every id, also those that a client cannot send as a path segment. */
    @GetMapping(ServicePaths.PRODUCTS)
    ProductView byParameter(@RequestParam(required = false) @Nullable String id) {
        return answer(id);
    }

    private ProductView answer(@Nullable String id) {
        return Answers.of(queries.byId(Parameters.id(id)));
    }
}
