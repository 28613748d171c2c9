package io.shopstream.api.web.live;

import io.shopstream.api.ApiSettings;
import io.shopstream.api.answer.live.LiveRevenue;
import io.shopstream.api.answer.live.LiveSeries;
import io.shopstream.api.params.AsOf;
import io.shopstream.api.params.BadParameterException;
import io.shopstream.api.params.QueryCodes;
import io.shopstream.api.params.RequestParameters;
import io.shopstream.api.params.SalesScope;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/live/revenue")
@Tag(name = "live", description = "Current figures, from the state stores")
class LiveRevenueController {
    private static final WindowOrRange SERIES = new WindowOrRange(
            "60m", ChronoUnit.MINUTES, Duration.ofDays(7), "; /api/analytics/revenue takes longer ranges");

    private final StreamsClient streams;
    private final ApiSettings settings;
    private final Clock clock;

    LiveRevenueController(StreamsClient streams, ApiSettings settings, Clock clock) {
        this.streams = streams;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "liveRevenue",
            summary = "Rolling revenue",
            description = "The sum of whole UTC minutes; the minute of asOf is the last one and may be incomplete."
                    + " from and to in the answer are the exact half-open range. For all sales, one category or one"
                    + " country.")
    ResponseEntity<LiveRevenue> revenue(
            @Parameter(description = "1m, 5m, 15m, 1h or 24h") @RequestParam(name = "window", defaultValue = "5m")
                    String window,
            @Parameter(description = AsOf.DESCRIPTION) @RequestParam(name = AsOf.NAME, required = false) @Nullable String asOf,
            @Parameter(
                            description =
                                    "Id of the category at the sale, unknown for lines without one; default everything")
                    @RequestParam(name = "category", required = false)
                    @Nullable String category,
            @Parameter(description = "Name of the shipping country; not together with category")
                    @RequestParam(name = "country", required = false)
                    @Nullable String country,
            @Parameter(description = "ISO 4217 code; default the shop's own")
                    @RequestParam(name = "currency", required = false)
                    @Nullable String currency) {
        SalesScope salesScope = RequestParameters.salesScope(category, country);
        LiveRevenue answer = LiveRevenue.of(streams.revenue(
                RequestParameters.currency(currency, settings.currency()),
                salesScope.category(),
                salesScope.country(),
                QueryCodes.window(RequestParameters.WINDOW, window),
                AsOf.parse(asOf, clock.instant()).end()));
        return ResponseEntity.ok().cacheControl(LiveCaching.ONE_SECOND).body(answer);
    }

    @GetMapping(
            path = "/series",
            produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
    @Operation(
            operationId = "liveRevenueSeries",
            summary = "Revenue minute by minute",
            description =
                    "Either a window of whole UTC minutes, the minute of asOf included, or a range (from, to; half"
                            + " open, rounded outward to whole minutes), at most seven days; from and to in the answer name"
                            + " it. A minute without sales and returns is left out. JSON or CSV.")
    ResponseEntity<LiveSeries> series(
            @Parameter(description = "Like 60m or 24h; default 60m unless from and to are given")
                    @RequestParam(name = "window", required = false)
                    @Nullable String window,
            @Parameter(description = AsOf.DESCRIPTION) @RequestParam(name = AsOf.NAME, required = false) @Nullable String asOf,
            @Parameter(description = "First minute, inclusive") @RequestParam(name = "from", required = false) @Nullable String from,
            @Parameter(description = "End, exclusive") @RequestParam(name = "to", required = false) @Nullable String to,
            @Parameter(description = "Only minute; for coarser ones see /api/analytics/revenue")
                    @RequestParam(name = "granularity", defaultValue = "minute")
                    String granularity,
            @Parameter(
                            description =
                                    "Id of the category at the sale, unknown for lines without one; default everything")
                    @RequestParam(name = "category", required = false)
                    @Nullable String category,
            @Parameter(description = "Name of the shipping country; not together with category")
                    @RequestParam(name = "country", required = false)
                    @Nullable String country,
            @Parameter(description = "ISO 4217 code; default the shop's own")
                    @RequestParam(name = "currency", required = false)
                    @Nullable String currency) {
        if (!granularity.equals("minute")) {
            throw new BadParameterException(
                    "granularity", "must be minute here; /api/analytics/revenue has coarser ones, too");
        }
        AsOf end = AsOf.parse(asOf, clock.instant());
        TimeRange range = SERIES.parse(window, from, to, end);
        SalesScope salesScope = RequestParameters.salesScope(category, country);
        return ResponseEntity.ok()
                .cacheControl(LiveCaching.ONE_SECOND)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .body(LiveSeries.of(
                        streams.revenueSeries(
                                RequestParameters.currency(currency, settings.currency()),
                                salesScope.category(),
                                salesScope.country(),
                                range.from(),
                                range.to()),
                        end));
    }
}
