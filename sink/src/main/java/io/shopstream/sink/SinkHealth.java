package io.shopstream.sink;

import io.shopstream.sink.load.LoaderState;
import io.shopstream.sink.load.LoaderThread;
import java.time.Instant;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** DOWN if a loader has stopped and does not retry. A loader that waits for an outage to end is UP. */
final class SinkHealth implements HealthIndicator {
    private final SinkService service;

    SinkHealth(SinkService service) {
        this.service = service;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        for (LoaderThread loader : service.loaders()) {
            LoaderState state = loader.monitor().state();
            health.withDetail(loader.monitor().name(), detail(state));
            if (state instanceof LoaderState.Stopped(String reason, String remedy, Instant since)) {
                health.down().withDetail(loader.monitor().name(), "STOPPED: " + reason + ". " + remedy);
            }
        }
        return health.build();
    }

    private static String detail(LoaderState state) {
        return state instanceof LoaderState.Waiting(String reason, Instant since)
                ? "WAITING since " + since + ": " + reason
                : state.label();
    }
}
