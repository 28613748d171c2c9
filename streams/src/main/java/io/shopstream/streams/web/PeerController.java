package io.shopstream.streams.web;

import io.shopstream.schemas.query.StoresStatus;
import io.shopstream.streams.query.HttpPeers;
import io.shopstream.streams.query.PeerQueryHandler;
import io.shopstream.streams.runtime.StatusReport;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What other instances ask: for this one's own partitions, nothing is ever asked on. */
@RestController
final class PeerController {
    private final PeerQueryHandler desk;
    private final StatusReport report;

    PeerController(PeerQueryHandler desk, StatusReport report) {
        this.desk = desk;
        this.report = report;
    }

    @PostMapping(HttpPeers.PATH)
    ResponseEntity<byte[]> partitions(@RequestBody byte[] question) {
        return desk.answer(question)
                .map(answer -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(answer))
                .orElseGet(() -> ResponseEntity.badRequest().build());
    }

    @GetMapping(HttpPeers.STORES_PATH)
    StoresStatus stores() {
        return report.stores();
    }
}
