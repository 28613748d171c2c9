package io.shopstream.api.web.live;

import io.shopstream.api.answer.live.AlertsAnswer;
import io.shopstream.api.params.RequestParameters;
import io.shopstream.api.warehouse.ProductNames;
import io.shopstream.schemas.client.StreamsClient;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/live/alerts")
@Tag(name = "live", description = "Current figures, from the state stores")
class LiveAlertsController {
    private final StreamsClient streams;
    private final ProductNames names;

    LiveAlertsController(StreamsClient streams, ProductNames names) {
        this.streams = streams;
        this.names = names;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "liveAlerts",
            summary = "Active alerts, and the newest cleared ones",
            description =
                    "REVENUE_DROP and REVENUE_SPIKE per currency, STOCK_OUT_AHEAD per product, DEAD_LETTER_RATE per"
                            + " topic. Active alerts come first, the newest raised first. The message names the figures,"
                            + " the rule says in words when such alerts are raised and cleared; each alert is raised"
                            + " once and cleared once.")
    ResponseEntity<AlertsAnswer> alerts(
            @Parameter(description = RequestParameters.ALERTS) @RequestParam(name = "limit", required = false) @Nullable String limit) {
        return ResponseEntity.ok()
                .cacheControl(LiveCaching.ONE_SECOND)
                .body(AlertsAnswer.of(streams.alerts(RequestParameters.alerts(limit)), names::of));
    }
}
