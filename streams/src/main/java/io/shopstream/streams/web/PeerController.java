package io.shopstream.streams.web;

import io.shopstream.edge.ErrorTexts;
import io.shopstream.schemas.query.StoresStatus;
import io.shopstream.streams.query.cluster.HttpPeers;
import io.shopstream.streams.query.cluster.PeerQueryHandler;
import io.shopstream.streams.runtime.progress.StatusReport;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Serves other instances with this instance's own partitions; it never forwards a request. */
@RestController
final class PeerController {
    private final PeerQueryHandler handler;
    private final StatusReport report;

    PeerController(PeerQueryHandler handler, StatusReport report) {
        this.handler = handler;
        this.report = report;
    }

    @PostMapping(HttpPeers.PARTITIONS_PATH)
    ResponseEntity<byte[]> partitions(@RequestBody byte[] question) {
        return handler.answer(question)
                .map(answer -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(answer))
                .orElseGet(() -> ResponseEntity.badRequest()
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .body(ErrorTexts.GENERAL.problem(HttpStatus.BAD_REQUEST.value())));
    }

    @GetMapping(HttpPeers.STORES_PATH)
    StoresStatus stores() {
        return report.stores();
    }
}
