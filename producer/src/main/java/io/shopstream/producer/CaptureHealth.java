package io.shopstream.producer;

import io.shopstream.producer.capture.ChangeCapture;
import io.shopstream.schemas.query.ProducerStatus;
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
        ProducerStatus.Capture status = capture.status();
        Health.Builder health =
                switch (status.state()) {
                    case "FAILED", "SLOT_LOST", "STOPPED" -> Health.down();
                    case "WAITING" -> Health.outOfService();
                    default -> Health.up();
                };
        health.withDetail("state", status.state());
        if (status.detail() != null) {
            health.withDetail("detail", status.detail());
        }
        return health.build();
    }
}
