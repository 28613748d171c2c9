package io.shopstream.sink;

import io.shopstream.sink.housekeeping.Housekeeper;
import io.shopstream.sink.load.LoaderThread;
import java.time.Clock;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SinkStatusController {
    private final SinkService service;
    private final Housekeeper housekeeper;
    private final Clock clock;

    SinkStatusController(SinkService service, Housekeeper housekeeper, Clock clock) {
        this.service = service;
        this.housekeeper = housekeeper;
        this.clock = clock;
    }

    @GetMapping("/sink/status")
    SinkStatus status() {
        return new SinkStatus(
                clock.instant(),
                service.loaders().stream()
                        .map(LoaderThread::monitor)
                        .map(SinkStatus.Loader::of)
                        .toList(),
                housekeeper.status());
    }
}
