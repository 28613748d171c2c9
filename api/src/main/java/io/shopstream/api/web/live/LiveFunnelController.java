package io.shopstream.api.web.live;

import io.shopstream.api.answer.live.LiveFunnel;
import io.shopstream.api.params.AsOf;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.params.WindowOrRange;
import io.shopstream.schemas.client.StreamsClient;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "live", description = "Current figures, from the state stores")
class LiveFunnelController {
    private static final WindowOrRange HOURS = new WindowOrRange("24h", ChronoUnit.HOURS, Duration.ofDays(366), "");

    private final StreamsClient streams;
    private final Clock clock;

    LiveFunnelController(StreamsClient streams, Clock clock) {
        this.streams = streams;
        this.clock = clock;
    }

    @GetMapping(
            path = "/api/live/funnel",
            produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
    @Operation(
            operationId = "liveFunnel",
            summary = "Sessions and how far they got",
            description = "A session is a run of one user's events with no gap of more than 30 minutes; it counts in"
                    + " the UTC hour of its first event. The sum over whole hours, and each hour in which a session"
                    + " began: either a window of so many hours, the hour of asOf included (like the section funnel"
                    + " of the stream), or a range (from, to; half open, rounded outward to whole hours), at most 366"
                    + " days; from and to in the answer name it. conversion_rate is with_purchase / sessions,"
                    + " abandonment_rate abandoned / with_cart; null where the divisor is zero. JSON or CSV.")
    ResponseEntity<LiveFunnel> funnel(
            @Parameter(description = "Like 1h or 24h; default 24h unless from and to are given")
                    @RequestParam(name = "window", required = false)
                    @Nullable String window,
            @Parameter(description = AsOf.DESCRIPTION) @RequestParam(name = AsOf.NAME, required = false) @Nullable String asOf,
            @Parameter(description = "First hour, inclusive") @RequestParam(name = "from", required = false) @Nullable String from,
            @Parameter(description = "End, exclusive") @RequestParam(name = "to", required = false) @Nullable String to) {
        AsOf end = AsOf.parse(asOf, clock.instant());
        TimeRange hours = HOURS.parse(window, from, to, end);
        return ResponseEntity.ok()
                .cacheControl(LiveCaching.ONE_SECOND)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .body(LiveFunnel.of(streams.funnel(hours.from(), hours.to()), end));
    }
}
