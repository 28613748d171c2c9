package io.shopstream.api.web.warehouse;

import io.shopstream.api.answer.Tabular;
import io.shopstream.api.answer.warehouse.RejectedItem;
import io.shopstream.api.answer.warehouse.RejectedList;
import io.shopstream.api.data.PersonalData;
import io.shopstream.api.paging.Page;
import io.shopstream.api.paging.PageRequest;
import io.shopstream.api.params.RequestParameters;
import io.shopstream.api.warehouse.Warehouse;
import io.shopstream.api.warehouse.rejected.RejectedFilter;
import io.shopstream.api.warehouse.rejected.RejectedQuery;
import io.shopstream.api.web.CsvNegotiation;
import io.shopstream.api.web.NextPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.NativeWebRequest;

@RestController
@RequestMapping("/api/rejected")
@Tag(name = "health", description = "State of the pipeline")
class RejectedController {
    private final Warehouse warehouse;
    private final WarehouseAnswers answers;
    private final Clock clock;
    private final CsvNegotiation csvNegotiation;
    private final NextPage nextPage;

    RejectedController(
            Warehouse warehouse,
            WarehouseAnswers answers,
            Clock clock,
            CsvNegotiation csvNegotiation,
            NextPage nextPage) {
        this.warehouse = warehouse;
        this.answers = answers;
        this.clock = clock;
        this.csvNegotiation = csvNegotiation;
        this.nextPage = nextPage;
    }

    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
    @Operation(
            operationId = "rejectedRecords",
            summary = "Every rejected record, with its reason",
            description = "By consumer group and position. Pages of page_size (1 to 1000, default 100) in JSON, fewer"
                    + " if records are large: next_page_token is null on the last page only. CSV has all records at"
                    + " once unless page_size is given. replayed_at is when the bytes of a record were last sent to"
                    + " the source topic again; if that copy was rejected, too, it is listed at its own position. An"
                    + " operator's key shows the bytes as they are. For everybody else, what may be a name or an e-mail"
                    + " address of a customer is masked with stars: texts in lines of files and in records of"
                    + " customers, and what surrounds an at sign elsewhere. ops.rejected_records and"
                    + " ./shopstream dead-letters show have the unchanged bytes.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RejectedList.class)))
    ResponseEntity<Tabular> rejected(
            @Parameter(description = "Such as shop-streams, shop-import or shop-capture; default all")
                    @RequestParam(name = "consumer_group", required = false)
                    @Nullable String consumerGroup,
            @Parameter(description = "Such as total-mismatch; default all")
                    @RequestParam(name = "reason", required = false)
                    @Nullable String reason,
            @Parameter(description = "Records per page")
                    @RequestParam(name = PageRequest.SIZE, required = false)
                    @Nullable String pageSize,
            @Parameter(description = "next_page_token of the previous page")
                    @RequestParam(name = PageRequest.TOKEN, required = false)
                    @Nullable String pageToken,
            @Parameter(hidden = true) NativeWebRequest request) {
        RejectedFilter filter = new RejectedFilter(
                consumerGroup == null ? null : RequestParameters.id("consumer_group", consumerGroup),
                reason == null ? null : RequestParameters.id("reason", reason));
        PersonalData personal = PersonalData.ofReader();
        if (!PageRequest.isGiven(pageSize, pageToken) && csvNegotiation.prefersCsv(request)) {
            return answers.records(
                    request, List.of(filter, personal), () -> new RejectedExport(warehouse, filter, personal));
        }
        PageRequest asked = RejectedQuery.parse(pageSize, pageToken, filter);
        ResponseEntity<RejectedList> answer = answers.records(request, List.of(filter, asked, personal), () -> {
            Page<RejectedItem> page = warehouse.ask(snapshot -> RejectedQuery.page(snapshot, filter, asked, personal));
            return new RejectedList(page.items(), page.nextToken(filter), clock.instant());
        });
        RejectedList page = answer.getBody();
        return nextPage.linked(answer, page == null ? null : page.nextPageToken(), page);
    }
}
