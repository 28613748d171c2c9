package io.shopstream.producer;

import io.shopstream.producer.capture.ChangeCapture;
import io.shopstream.producer.capture.changes.CaptureState;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Reports the health of change capture. A lost slot needs an operator, not a restart: the detail names the remedy. */
final class CaptureHealth implements HealthIndicator {
    private final ChangeCapture capture;

    CaptureHealth(ChangeCapture capture) {
        this.capture = capture;
    }

    @Override
    public Health health() {
        return of(capture.state(), capture.status().detail());
    }

    static Health of(CaptureState state, @Nullable String detail) {
        Health.Builder health =
                switch (state) {
                    case DISABLED, STARTING, SNAPSHOT, STREAMING -> Health.up();
                    case WAITING -> Health.outOfService();
                    case SLOT_LOST, FAILED, STOPPED -> Health.down();
                };
        health.withDetail("state", state.name());
        if (detail != null) {
            health.withDetail("detail", detail);
        }
        return health.build();
    }
}
