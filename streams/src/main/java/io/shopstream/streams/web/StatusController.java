package io.shopstream.streams.web;

import io.shopstream.schemas.query.StreamsStatus;
import io.shopstream.streams.runtime.StatusReport;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class StatusController {
    private final StatusReport report;

    StatusController(StatusReport report) {
        this.report = report;
    }

    @GetMapping("/queries/status")
    StreamsStatus status() {
        return report.status();
    }
}
