package io.shopstream.api.web.explain;

import io.shopstream.api.ApiSettings;
import io.shopstream.api.answer.Tabular;
import io.shopstream.api.answer.explain.RevenueExplanation;
import io.shopstream.api.explain.CellTime;
import io.shopstream.api.explain.LineExport;
import io.shopstream.api.explain.RevenueCell;
import io.shopstream.api.explain.RevenueExplanationQuery;
import io.shopstream.api.paging.PageRequest;
import io.shopstream.api.params.RequestParameters;
import io.shopstream.api.warehouse.LoadVersion;
import io.shopstream.api.warehouse.Warehouse;
import io.shopstream.api.web.CsvNegotiation;
import io.shopstream.api.web.NextPage;
import io.shopstream.api.web.warehouse.WarehouseAnswers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.NativeWebRequest;

/** The lines behind a sum of revenue. */
@RestController
@RequestMapping("/api/explain/revenue")
@Tag(name = "explain", description = "Where numbers come from")
class RevenueExplanationController {
    private final String shopCurrency;
    private final Warehouse warehouse;
    private final WarehouseAnswers answers;
    private final Clock clock;
    private final CsvNegotiation csvNegotiation;
    private final NextPage nextPage;

    RevenueExplanationController(
            ApiSettings settings,
            Warehouse warehouse,
            WarehouseAnswers answers,
            Clock clock,
            CsvNegotiation csvNegotiation,
            NextPage nextPage) {
        this.shopCurrency = settings.currency();
        this.warehouse = warehouse;
        this.answers = answers;
        this.clock = clock;
        this.csvNegotiation = csvNegotiation;
        this.nextPage = nextPage;
    }

    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
    @Operation(
            operationId = "explainRevenue",
            summary = "The orders and lines that make up a sum of revenue",
            description = "The sum is named by its time (minute, hour or day by its start in UTC, or from and to) and"
                    + " at most one of product, category, country and customer. Everything is kept per minute; products,"
                    + " categories and countries per hour; a customer, and a product without a time, have one sum of all"
                    + " times. cell is the sum as the table in aggregate has it, lines_sum the same added up from all the"
                    + " lines, and agrees says whether they are equal to the cent. From and to can be any whole minutes;"
                    + " where no table has such a sum (a product from 10:05), aggregate, cell and agrees are null. Lines of cancelled and refunded sales"
                    + " are listed with an amount of zero. The amounts of all pages add up to net. JSON has pages of"
                    + " page_size lines (1 to 1000, default 100). CSV has all lines at once unless page_size is given.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RevenueExplanation.class)))
    ResponseEntity<Tabular> explainRevenue(
            @Parameter(description = "Start of the minute", example = "2026-03-01T10:05:00Z")
                    @RequestParam(name = "minute", required = false)
                    @Nullable String minute,
            @Parameter(description = "Start of the hour", example = "2026-03-01T10:00:00Z")
                    @RequestParam(name = "hour", required = false)
                    @Nullable String hour,
            @Parameter(description = "The day, UTC", example = "2026-03-01")
                    @RequestParam(name = "day", required = false)
                    @Nullable String day,
            @Parameter(description = "Inclusive, needs to; instead of minute, hour and day")
                    @RequestParam(name = "from", required = false)
                    @Nullable String from,
            @Parameter(description = "Exclusive, needs from; instead of minute, hour and day")
                    @RequestParam(name = "to", required = false)
                    @Nullable String to,
            @Parameter(description = "Id of a product: its lines", example = "p-1001")
                    @RequestParam(name = "product", required = false)
                    @Nullable String product,
            @Parameter(description = "Id of a category at the sale, unknown for none: its lines")
                    @RequestParam(name = "category", required = false)
                    @Nullable String category,
            @Parameter(description = "Shipping country: its orders")
                    @RequestParam(name = "country", required = false)
                    @Nullable String country,
            @Parameter(description = "Id of a customer: all orders", example = "u-17")
                    @RequestParam(name = "customer", required = false)
                    @Nullable String customer,
            @Parameter(description = "ISO 4217 code; default the shop's own")
                    @RequestParam(name = "currency", required = false)
                    @Nullable String currency,
            @Parameter(description = "Lines per page, 1 to 1000, default 100")
                    @RequestParam(name = PageRequest.SIZE, required = false)
                    @Nullable String pageSize,
            @Parameter(description = "next_page_token of the previous page")
                    @RequestParam(name = PageRequest.TOKEN, required = false)
                    @Nullable String pageToken,
            @Parameter(hidden = true) NativeWebRequest request) {
        RevenueCell cell = RevenueCell.parse(
                new CellTime(minute, hour, day, from, to),
                product,
                category,
                country,
                customer,
                RequestParameters.currency(currency, shopCurrency));
        if (!PageRequest.isGiven(pageSize, pageToken) && csvNegotiation.prefersCsv(request)) {
            return answers.records(request, cell, () -> new LineExport(warehouse, cell));
        }
        RevenueExplanationQuery query = RevenueExplanationQuery.parse(cell, pageSize, pageToken);
        ResponseEntity<RevenueExplanation> answer = answers.records(
                request,
                query,
                () -> warehouse.ask(
                        snapshot -> query.ask(snapshot, LoadVersion.of(snapshot).asOf(clock.instant()))));
        RevenueExplanation page = answer.getBody();
        return nextPage.linked(answer, page == null ? null : page.nextPageToken(), page);
    }
}
