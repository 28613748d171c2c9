package io.shopstream.api.web.live;

import io.shopstream.api.ApiSettings;
import io.shopstream.api.analytics.Dimension;
import io.shopstream.api.answer.analytics.SalesBreakdown;
import io.shopstream.api.live.SalesShares;
import io.shopstream.api.params.AsOf;
import io.shopstream.api.params.RequestParameters;
import io.shopstream.api.params.WindowOrRange;
import io.shopstream.api.web.warehouse.WarehouseAnswers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The sections {@code categories} and {@code countries} of the live stream, as of any time. */
@RestController
@RequestMapping(
        path = "/api/live",
        produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
@Tag(name = "live", description = "Current figures, from the state stores")
class LiveSharesController {
    private static final WindowOrRange HOURS = new WindowOrRange("24h", ChronoUnit.HOURS, Duration.ofDays(366), "");
    private static final String WINDOW =
            "So many hours, like 1h or 24h, the hour of asOf included; default 24h, at most 366 days";

    private final WarehouseAnswers answers;
    private final ApiSettings settings;
    private final Clock clock;

    LiveSharesController(WarehouseAnswers answers, ApiSettings settings, Clock clock) {
        this.answers = answers;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping("/categories")
    @Operation(
            operationId = "liveCategories",
            summary = "Sales of the last hours by category",
            description = "What the section categories of the stream shows, as of any time: whole UTC hours, named in"
                    + " from and to, by the category of the lines at the sale, from the warehouse; most net first. The"
                    + " totals are over all categories: an order with lines of two counts in both, and once in the"
                    + " totals. as_of is the last load. JSON or CSV.")
    ResponseEntity<SalesBreakdown> categories(
            @Parameter(description = WINDOW) @RequestParam(name = "window", required = false) @Nullable String window,
            @Parameter(description = AsOf.DESCRIPTION) @RequestParam(name = AsOf.NAME, required = false) @Nullable String asOf,
            @Parameter(description = RequestParameters.SHARES) @RequestParam(name = "limit", required = false) @Nullable String limit,
            @Parameter(description = "ISO 4217 code; default the shop's own")
                    @RequestParam(name = "currency", required = false)
                    @Nullable String currency,
            @Parameter(hidden = true) WebRequest request) {
        return shares(Dimension.CATEGORY, window, asOf, limit, currency, request);
    }

    @GetMapping("/countries")
    @Operation(
            operationId = "liveCountries",
            summary = "Sales of the last hours by shipping country",
            description = "What the section countries of the stream shows, as of any time: whole UTC hours, named in"
                    + " from and to, from the warehouse; most net first. The totals are over all countries. as_of is"
                    + " the last load. JSON or CSV.")
    ResponseEntity<SalesBreakdown> countries(
            @Parameter(description = WINDOW) @RequestParam(name = "window", required = false) @Nullable String window,
            @Parameter(description = AsOf.DESCRIPTION) @RequestParam(name = AsOf.NAME, required = false) @Nullable String asOf,
            @Parameter(description = RequestParameters.SHARES) @RequestParam(name = "limit", required = false) @Nullable String limit,
            @Parameter(description = "ISO 4217 code; default the shop's own")
                    @RequestParam(name = "currency", required = false)
                    @Nullable String currency,
            @Parameter(hidden = true) WebRequest request) {
        return shares(Dimension.COUNTRY, window, asOf, limit, currency, request);
    }

    private ResponseEntity<SalesBreakdown> shares(
            Dimension dimension,
            @Nullable String window,
            @Nullable String asOf,
            @Nullable String limit,
            @Nullable String currency,
            WebRequest request) {
        return answers.answer(
                request,
                SalesShares.query(
                        dimension,
                        RequestParameters.currency(currency, settings.currency()),
                        HOURS.window(window, AsOf.parse(asOf, clock.instant())),
                        limit == null ? SalesShares.SHOWN : RequestParameters.parts(limit)));
    }
}
