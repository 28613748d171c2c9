package io.shopstream.api.web.reports;

import io.shopstream.api.reports.format.ReportFormat;
import io.shopstream.api.reports.queue.RequestedReports;
import io.shopstream.api.reports.schedule.ReportSettings;
import io.shopstream.api.warehouse.CachedQueries;
import io.shopstream.api.web.AnswerFormat;
import io.shopstream.api.web.analytics.Question;
import io.shopstream.api.web.problem.FailsWith;
import io.shopstream.schemas.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Reports as files. A POST because of its body: it changes nothing. */
@RestController
@Tag(name = "reports", description = "Figures of a period together, from the warehouse")
class ExportController {
    private static final String XLSX = ReportFormat.XLSX_TYPE;

    private final CachedQueries queries;
    private final Exports exports;
    private final RequestedReports reports;
    private final Question question;
    private final ReportSettings settings;
    private final Clock clock;

    ExportController(
            CachedQueries queries,
            Exports exports,
            RequestedReports reports,
            Question question,
            ReportSettings settings,
            Clock clock) {
        this.queries = queries;
        this.exports = exports;
        this.reports = reports;
        this.question = question;
        this.settings = settings;
        this.clock = clock;
    }

    @PostMapping(
            path = "/api/reports/export",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = {"text/csv", MediaType.TEXT_HTML_VALUE, MediaType.APPLICATION_PDF_VALUE, XLSX})
    @Operation(
            operationId = "exportReport",
            summary = "A report as a file",
            description = "As CSV the rows that the address with the same figures has; as HTML, PDF or XLSX a report"
                    + " of whole days with findings, charts and tables. Always an attachment. Changes nothing and keeps"
                    + " nothing. Reports are written one after the other, and twenty may wait.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ExportRequest.class))))
    @ApiResponse(
            responseCode = "200",
            description = "The rows, or the report",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(mediaType = MediaType.TEXT_HTML_VALUE, schema = @Schema(type = "string")),
                @Content(
                        mediaType = MediaType.APPLICATION_PDF_VALUE,
                        schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = XLSX, schema = @Schema(type = "string", format = "binary"))
            })
    @FailsWith(ProblemCode.TOO_MANY_REQUESTS)
    ResponseEntity<Object> export(
            @RequestBody Map<String, @Nullable Object> body, @Parameter(hidden = true) HttpServletRequest request)
            throws HttpMediaTypeNotAcceptableException {
        if (ReportExport.isReport(body)) {
            return report(ReportExport.read(body, question.currency(null), settings.zone(), clock.instant()), request);
        }
        ExportBody wanted = ExportBody.read(body);
        return ok(AnswerFormat.CSV.mediaType(), request).body(queries.answer(exports.query(wanted)));
    }

    // The body decides the format; the header Accept may rule it out.
    private static ResponseEntity.BodyBuilder ok(MediaType format, HttpServletRequest request)
            throws HttpMediaTypeNotAcceptableException {
        List<MediaType> accepted = MediaType.parseMediaTypes(request.getHeader(HttpHeaders.ACCEPT));
        if (!accepted.isEmpty() && accepted.stream().noneMatch(type -> type.isCompatibleWith(format))) {
            throw new HttpMediaTypeNotAcceptableException(List.of(format));
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).contentType(format);
    }

    private ResponseEntity<Object> report(ReportExport wanted, HttpServletRequest request)
            throws HttpMediaTypeNotAcceptableException {
        ResponseEntity.BodyBuilder answer =
                ok(MediaType.parseMediaType(wanted.format().mediaType()), request);
        byte[] file = reports.write(wanted.request(), wanted.format(), wanted.table());
        return answer.header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(wanted.fileName())
                                .build()
                                .toString())
                .body(file);
    }
}
