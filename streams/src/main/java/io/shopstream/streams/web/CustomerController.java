package io.shopstream.streams.web;

import io.shopstream.schemas.client.ServicePaths;
import io.shopstream.schemas.query.CustomerView;
import io.shopstream.streams.query.CustomerQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class CustomerController {
    private final CustomerQueries queries;
    private final Parameters parameters;

    CustomerController(CustomerQueries queries, Parameters parameters) {
        this.queries = queries;
        this.parameters = parameters;
    }

    @GetMapping(ServicePaths.CUSTOMERS + "/{id}")
    CustomerView byId(@PathVariable String id, @RequestParam(required = false) @Nullable String currency) {
        return answer(id, currency);
    }

    /** For every id, also those that a client cannot send as a path segment. */
    @GetMapping(ServicePaths.CUSTOMERS)
    CustomerView byParameter(
            @RequestParam(required = false) @Nullable String id,
            @RequestParam(required = false) @Nullable String currency) {
        return answer(id, currency);
    }

    private CustomerView answer(@Nullable String id, @Nullable String currency) {
        return Answers.of(queries.byId(Parameters.id(id), parameters.currency(currency)));
    }
}
