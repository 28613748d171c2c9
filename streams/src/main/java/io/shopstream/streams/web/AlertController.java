package io.shopstream.streams.web;

import io.shopstream.schemas.client.ServicePaths;
import io.shopstream.schemas.query.AlertList;
import io.shopstream.streams.query.AlertQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class AlertController {
    private final AlertQueries queries;

    AlertController(AlertQueries queries) {
        this.queries = queries;
    }

    @GetMapping(ServicePaths.ALERTS)
    AlertList newest(@RequestParam(required = false) @Nullable String limit) {
        return Answers.of(queries.newest(Parameters.alertLimit(limit)));
    }
}
