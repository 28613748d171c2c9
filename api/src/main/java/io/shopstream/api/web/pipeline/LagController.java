package io.shopstream.api.web.pipeline;

import io.shopstream.api.answer.pipeline.LagHistory;
import io.shopstream.api.params.BadParameterException;
import io.shopstream.api.params.RequestParameters;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.params.Times;
import io.shopstream.api.warehouse.LagHistoryQuery;
import io.shopstream.api.warehouse.Warehouse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(
        path = "/api/etl",
        produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
@Tag(name = "pipeline", description = "The data flow from the shop to the warehouse")
class LagController {
    // As long as samples are kept.
    private static final Duration DEFAULT = Duration.ofHours(24);
    private static final Duration LONGEST = Duration.ofDays(31);

    private final Warehouse warehouse;
    private final Clock clock;

    LagController(Warehouse warehouse, Clock clock) {
        this.warehouse = warehouse;
        this.clock = clock;
    }

    @GetMapping("/lag")
    @Operation(
            operationId = "etlLag",
            summary = "Lag of the consumers over time",
            description = "Records written but not processed yet, by consumer group and topic, as the sink samples"
                    + " them every 10 seconds and keeps them for 24 hours. At most 300 buckets of whole seconds to"
                    + " hours, which contain the range; each has the highest sample, or null where none was taken,"
                    + " since the sink, Kafka or the warehouse was away. JSON or CSV.")
    ResponseEntity<LagHistory> lag(
            @Parameter(description = "Inclusive, such as 2010-12-01; default 24 hours before to")
                    @RequestParam(name = "from", required = false)
                    @Nullable String from,
            @Parameter(description = "Exclusive, such as 2010-12-02T00:00:00Z; default now")
                    @RequestParam(name = "to", required = false)
                    @Nullable String to) {
        Instant now = clock.instant();
        TimeRange range = range(from, to, now);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(warehouse.ask(snapshot -> LagHistoryQuery.read(snapshot, range, now)));
    }

    private static TimeRange range(@Nullable String from, @Nullable String to, Instant now) {
        Instant end = to == null ? now : Times.parse(RequestParameters.TO, to);
        Instant start = from == null ? before(end) : Times.parse(RequestParameters.FROM, from);
        TimeRange range = new TimeRange(start, end);
        if (range.length().compareTo(LONGEST) > 0) {
            throw new BadParameterException(
                    RequestParameters.TO, "must be at most %d days after 'from'".formatted(LONGEST.toDays()));
        }
        return range;
    }

    private static Instant before(Instant end) {
        Instant start = end.minus(DEFAULT);
        return start.isBefore(Times.EARLIEST) ? Times.EARLIEST : start;
    }
}
