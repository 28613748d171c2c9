package io.shopstream.streams.web;

import io.shopstream.schemas.client.ServicePaths;
import io.shopstream.schemas.query.OrderView;
import io.shopstream.streams.query.OrderQueries;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class OrderController {
    private final OrderQueries queries;

    OrderController(OrderQueries queries) {
        this.queries = queries;
    }

    @GetMapping(ServicePaths.ORDERS + "/{id}")
    OrderView byId(@PathVariable String id) {
        return Answers.of(queries.byId(id));
    }
}
