package io.shopstream.api.web.reports;

import io.shopstream.api.params.BadParameterException;
import io.shopstream.api.reports.archive.ArchivedFiles;
import io.shopstream.api.reports.archive.ArchivedReport;
import io.shopstream.api.reports.archive.ReportArchive;
import io.shopstream.api.reports.format.ReportFormat;
import io.shopstream.api.web.problem.NotFoundException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The files of the reports in the archive. A client gets one again only if the report was made again. */
@RestController
@RequestMapping("/api/reports")
@Tag(name = "reports", description = "Figures of a period together, from the warehouse")
class ReportFilesController {
    // The report brings its own scripts, which must reach nothing else of this service: in a sandbox, it is a page of
    // another origin. Its own policy, within the file, allows these scripts alone, by their hashes.
    private static final String PAGE_OF_ITS_OWN = "sandbox allow-scripts allow-downloads allow-modals; default-src"
            + " 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri"
            + " 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final CacheControl PRIVATE = CacheControl.noCache().cachePrivate();
    private static final String XLSX = ReportFormat.XLSX_TYPE;
    private static final String ID = "As the list of reports has it";

    private final ReportArchive archive;

    ReportFilesController(ReportArchive archive) {
        this.archive = archive;
    }

    @GetMapping(path = "/{id}.html", produces = MediaType.TEXT_HTML_VALUE)
    @Operation(
            operationId = "reportHtml",
            summary = "A report as one HTML file",
            description = "It needs no other file and no network, also when it is saved.")
    @ApiResponse(
            responseCode = "200",
            description = "The report",
            content = @Content(mediaType = MediaType.TEXT_HTML_VALUE, schema = @Schema(type = "string")))
    ResponseEntity<byte[]> html(
            @Parameter(description = ID) @PathVariable("id") String id,
            @Parameter(hidden = true) WebRequest request,
            @Parameter(hidden = true) HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", PAGE_OF_ITS_OWN);
        return file(id, ReportFormat.HTML, "", request);
    }

    @GetMapping(path = "/{id}.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(operationId = "reportPdf", summary = "A report as PDF")
    @ApiResponse(
            responseCode = "200",
            description = "The report",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PDF_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> pdf(
            @Parameter(description = ID) @PathVariable("id") String id, @Parameter(hidden = true) WebRequest request) {
        return file(id, ReportFormat.PDF, "", request);
    }

    @GetMapping(path = "/{id}.csv", produces = "text/csv")
    @Operation(operationId = "reportCsv", summary = "A table of a report as CSV")
    @ApiResponse(
            responseCode = "200",
            description = "The table",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    ResponseEntity<byte[]> csv(
            @Parameter(description = ID) @PathVariable("id") String id,
            @Parameter(description = "Name of the table, default the first one; XLSX has all of them as sheets")
                    @RequestParam(name = "table", required = false)
                    @Nullable String table,
            @Parameter(hidden = true) WebRequest request) {
        return file(id, ReportFormat.CSV, table == null ? "" : table, request);
    }

    @GetMapping(path = "/{id}.xlsx", produces = XLSX)
    @Operation(operationId = "reportXlsx", summary = "The tables of a report as XLSX, a sheet each")
    @ApiResponse(
            responseCode = "200",
            description = "The tables",
            content = @Content(mediaType = XLSX, schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> xlsx(
            @Parameter(description = ID) @PathVariable("id") String id, @Parameter(hidden = true) WebRequest request) {
        return file(id, ReportFormat.XLSX, "", request);
    }

    private ResponseEntity<byte[]> file(String id, ReportFormat format, String table, WebRequest request) {
        String tag = tag(archive.find(id).orElseThrow(ReportFilesController::unknown), format, table);
        if (request.checkNotModified(tag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .cacheControl(PRIVATE)
                    .eTag(tag)
                    .build();
        }
        ArchivedFiles files = archive.files(id).orElseThrow(ReportFilesController::unknown);
        byte[] content = files.file(format, table)
                .orElseThrow(() -> new BadParameterException("table", "is no table of this report: its XLSX has all"));
        return ResponseEntity.ok()
                .cacheControl(PRIVATE)
                .eTag(tag)
                .contentType(MediaType.parseMediaType(format.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition(format)
                                .filename(name(id, table) + "." + format.extension())
                                .build()
                                .toString())
                .body(content);
    }

    private static NotFoundException unknown() {
        return new NotFoundException("the archive has no report with this id: see /api/reports");
    }

    // The same id may have other bytes once the warehouse, or the row alone, was made anew. A tag takes no quotes,
    // which
    // the name of a table may have as long as nobody looked for it.
    private static String tag(ArchivedReport report, ReportFormat format, String table) {
        return "\"%s-%s.%s-%s\""
                .formatted(
                        report.id(),
                        report.generatedAt().toString(),
                        format.extension(),
                        URLEncoder.encode(table, StandardCharsets.UTF_8));
    }

    private static ContentDisposition.Builder disposition(ReportFormat format) {
        return switch (format) {
            case HTML, PDF -> ContentDisposition.inline();
            case CSV, XLSX -> ContentDisposition.attachment();
        };
    }

    private static String name(String id, String table) {
        return table.isEmpty() ? id : id + "-" + table;
    }
}
