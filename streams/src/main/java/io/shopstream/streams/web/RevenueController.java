package io.shopstream.streams.web;

import io.shopstream.schemas.client.ServicePaths;
import io.shopstream.schemas.query.RevenueSeries;
import io.shopstream.schemas.query.RevenueTotal;
import io.shopstream.streams.query.RevenueQueries;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class RevenueController {
    private final RevenueQueries queries;
    private final Parameters parameters;
    private final Clock clock;

    RevenueController(RevenueQueries queries, Parameters parameters, Clock clock) {
        this.queries = queries;
        this.parameters = parameters;
        this.clock = clock;
    }

    @GetMapping(ServicePaths.REVENUE)
    RevenueTotal total(
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable String window,
            @RequestParam(name = "as_of", required = false) @Nullable String asOf) {
        return Answers.of(queries.total(
                parameters.currency(currency),
                Parameters.scope(category, country),
                Parameters.window(window),
                asOf == null || asOf.isEmpty() ? clock.instant() : Parameters.instant("as_of", asOf)));
    }

    @GetMapping(ServicePaths.REVENUE_SERIES)
    RevenueSeries series(
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        return Answers.of(queries.series(
                parameters.currency(currency), Parameters.scope(category, country), Parameters.range(from, to)));
    }
}
