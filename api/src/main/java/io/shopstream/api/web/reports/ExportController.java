package io.shopstream.api.web.reports;

import io.shopstream.api.answer.Tabular;
import io.shopstream.api.warehouse.CachedQueries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Reports as files. A POST because of its body: it changes nothing. */
@RestController
@Tag(name = "reports", description = "Figures of a period together, from the warehouse")
class ExportController {
    private final CachedQueries queries;
    private final Exports exports;

    ExportController(CachedQueries queries, Exports exports) {
        this.queries = queries;
        this.exports = exports;
    }

    @PostMapping(path = "/api/reports/export", consumes = MediaType.APPLICATION_JSON_VALUE, produces = "text/csv")
    @Operation(
            operationId = "exportReport",
            summary = "A report as a file",
            description = "The rows that the address with the same figures has as CSV, as an attachment. Changes"
                    + " nothing.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ExportRequest.class))))
    @ApiResponse(
            responseCode = "200",
            description = "The rows",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    ResponseEntity<Tabular> export(@RequestBody Map<String, @Nullable Object> body) {
        Tabular table = queries.answer(exports.query(ExportBody.read(body)));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(table);
    }
}
