package io.shopstream.producer;

import io.shopstream.producer.live.LiveSimulator;
import io.shopstream.producer.live.SimulatorStatus;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Reports the simulator's health. WAITING is out of service, not down: a restart would not bring Kafka back. */
final class SimulatorHealth implements HealthIndicator {
    private final LiveSimulator simulator;

    SimulatorHealth(LiveSimulator simulator) {
        this.simulator = simulator;
    }

    @Override
    public Health health() {
        SimulatorStatus status = simulator.status();
        Health.Builder health =
                switch (status.state()) {
                    case DISABLED, STARTING, HISTORY, RUNNING, PAUSED -> Health.up();
                    case WAITING -> Health.outOfService();
                    case FAILED, STOPPED -> Health.down();
                };
        health.withDetail("state", status.state());
        if (status.detail() != null) {
            health.withDetail("detail", status.detail());
        }
        return health.build();
    }
}
