package io.shopstream.streams.web;

import io.shopstream.streams.runtime.EngineState;
import io.shopstream.streams.runtime.StreamsEngine;
import java.util.function.Predicate;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** One question to the engine's state as a health indicator; an unfit state is DOWN, and named. */
final class EngineHealth implements HealthIndicator {
    private final StreamsEngine engine;
    private final Predicate<EngineState> fit;

    EngineHealth(StreamsEngine engine, Predicate<EngineState> fit) {
        this.engine = engine;
        this.fit = fit;
    }

    @Override
    public Health health() {
        EngineState state = engine.state();
        Health.Builder health = fit.test(state) ? Health.up() : Health.down();
        health.withDetail("state", state.label());
        if (state instanceof EngineState.Refused(String reason) && reason != null) {
            health.withDetail("reason", reason);
        }
        return health.build();
    }
}
