package io.shopstream.streams.web;

import io.shopstream.schemas.client.ServicePaths;
import io.shopstream.schemas.query.OrderView;
import io.shopstream.schemas.query.OrderViews;
import io.shopstream.streams.query.OrderQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class OrderController {
    private final OrderQueries queries;

    OrderController(OrderQueries queries) {
        this.queries = queries;
    }

    @GetMapping(ServicePaths.ORDERS + "/{id}")
    OrderView byId(@PathVariable String id) {
        return answer(id);
    }

    /** For every id, also those that a client cannot send as a path segment. */
    @GetMapping(ServicePaths.ORDERS)
    OrderView byParameter(@RequestParam(required = false) @Nullable String id) {
        return answer(id);
    }

    /** Those of several orders that are there. */
    @GetMapping(ServicePaths.ORDERS_BY_ID)
    OrderViews byIds(@RequestParam(required = false) @Nullable String ids) {
        return Answers.of(queries.byIds(Parameters.ids(ids)));
    }

    private OrderView answer(@Nullable String id) {
        return Answers.of(queries.byId(Parameters.id(id)));
    }
}
