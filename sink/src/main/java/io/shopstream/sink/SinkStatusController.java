package io.shopstream.sink;

import io.shopstream.schemas.client.ServicePaths;
import io.shopstream.sink.housekeeping.Housekeeper;
import io.shopstream.sink.load.LoaderThread;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The state of the loaders, and the start of those that have stopped, from this machine only. */
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

    @GetMapping(ServicePaths.SINK_STATUS)
    SinkStatus status() {
        return new SinkStatus(
                clock.instant(),
                service.loaders().stream()
                        .map(LoaderThread::monitor)
                        .map(SinkStatus.Loader::of)
                        .toList(),
                housekeeper.status());
    }

    /**
     * Starts the loaders that have stopped and returns at once; no effect on others. A request without JSON is a 415.
     */
    @PostMapping(path = ServicePaths.SINK_START, consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    StartAnswer start() {
        return new StartAnswer(service.startStopped());
    }
}
