package io.shopstream.streams.web;

import io.shopstream.schemas.client.ServicePaths;
import io.shopstream.schemas.query.FunnelSeries;
import io.shopstream.streams.query.FunnelQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class FunnelController {
    private final FunnelQueries queries;

    FunnelController(FunnelQueries queries) {
        this.queries = queries;
    }

    @GetMapping(ServicePaths.FUNNEL)
    FunnelSeries series(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        return Answers.of(queries.series(Parameters.hours(from, to)));
    }
}
