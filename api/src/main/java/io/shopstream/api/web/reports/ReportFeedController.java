package io.shopstream.api.web.reports;

import io.shopstream.api.reports.archive.ReportArchive;
import io.shopstream.api.web.OwnAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "reports", description = "Figures of a period together, from the warehouse")
class ReportFeedController {
    private static final String ATOM = "application/atom+xml";
    private static final int NEWEST = 50;

    private final ReportArchive archive;
    private final OwnAddress own;

    ReportFeedController(ReportArchive archive, OwnAddress own) {
        this.archive = archive;
        this.own = own;
    }

    @GetMapping(path = "/api/reports/feed.atom", produces = ATOM + ";charset=UTF-8")
    @Operation(
            operationId = "reportFeed",
            summary = "The newest reports as an Atom feed",
            description = "The newest " + NEWEST + " reports with their findings; each links to its HTML and PDF.")
    @ApiResponse(
            responseCode = "200",
            description = "The feed",
            content = @Content(mediaType = ATOM, schema = @Schema(type = "string")))
    ResponseEntity<byte[]> feed() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(ReportFeed.of(archive.newest(NEWEST), archive.shopId(), own.root()));
    }
}
