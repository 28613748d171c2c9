package io.shopstream.streams.web;

import io.shopstream.schemas.query.StoresStatus;
import io.shopstream.schemas.query.StreamsStatus;
import io.shopstream.streams.query.StoresOverview;
import io.shopstream.streams.runtime.StatusReport;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class StatusController {
    private final StatusReport report;
    private final StoresOverview overview;

    StatusController(StatusReport report, StoresOverview overview) {
        this.report = report;
        this.overview = overview;
    }

    @GetMapping("/queries/status")
    StreamsStatus status() {
        return report.status();
    }

    /** The stores of all instances. */
    @GetMapping("/queries/stores")
    StoresStatus stores() {
        return overview.all();
    }
}
