package io.shopstream.sink;

import io.shopstream.sink.load.LoaderState;
import io.shopstream.sink.load.RunningLoader;
import io.shopstream.sink.service.SinkService;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** DOWN when a loader has stopped and will not go on by itself; waiting for something that is away is not that. */
final class SinkHealth implements HealthIndicator {
    private final SinkService service;

    SinkHealth(SinkService service) {
        this.service = service;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        for (RunningLoader loader : service.loaders()) {
            LoaderState state = loader.monitor().state();
            health.withDetail(loader.monitor().name(), state.label());
            if (state instanceof LoaderState.Stopped(String reason, String remedy)) {
                health.down().withDetail(loader.monitor().name(), "STOPPED: " + reason + ". " + remedy);
            }
        }
        return health.build();
    }
}
