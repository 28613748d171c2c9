package io.shopstream.streams.web;

import io.shopstream.schemas.client.ServicePaths;
import io.shopstream.schemas.query.StoresStatus;
import io.shopstream.schemas.query.StreamsStatus;
import io.shopstream.streams.query.cluster.StoresOverview;
import io.shopstream.streams.runtime.progress.StatusReport;
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

    @GetMapping(ServicePaths.STREAMS_STATUS)
    StreamsStatus status() {
        return report.status();
    }

    /** The stores of all instances. */
    @GetMapping(ServicePaths.STORES)
    StoresStatus stores() {
        return overview.all();
    }
}
