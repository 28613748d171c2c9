package io.shopstream.streams.web;

import io.shopstream.streams.runtime.EngineState;
import io.shopstream.streams.runtime.StreamsEngine;
import java.util.function.BooleanSupplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Health indicator over one check of the engine: DOWN if the check fails; always names the engine's state. */
final class EngineHealth implements HealthIndicator {
    private final StreamsEngine engine;
    private final BooleanSupplier fit;

    EngineHealth(StreamsEngine engine, BooleanSupplier fit) {
        this.engine = engine;
        this.fit = fit;
    }

    @Override
    public Health health() {
        EngineState state = engine.state();
        Health.Builder health = fit.getAsBoolean() ? Health.up() : Health.down();
        health.withDetail("state", state.label());
        if (state instanceof EngineState.Refused(String reason) && reason != null) {
            health.withDetail("reason", reason);
        }
        return health.build();
    }
}
