package io.shopstream.streams.web;

import io.shopstream.streams.runtime.EngineState;
import io.shopstream.streams.runtime.StreamsEngine;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Health indicator over one check of the engine: DOWN if the check fails. Always names the engine's state, and the
 * reason if records are not processed, also while the engine goes on trying and counts as alive.
 */
final class EngineHealth implements HealthIndicator {
    private final Supplier<EngineState> engineState;
    private final Supplier<@Nullable String> lastingFailure;
    private final BooleanSupplier fit;

    EngineHealth(StreamsEngine engine, BooleanSupplier fit) {
        this(engine::state, engine::lastingFailure, fit);
    }

    /** @param lastingFailure returns why stream threads fail again and again; null if they do not */
    EngineHealth(Supplier<EngineState> engineState, Supplier<@Nullable String> lastingFailure, BooleanSupplier fit) {
        this.engineState = engineState;
        this.lastingFailure = lastingFailure;
        this.fit = fit;
    }

    @Override
    public Health health() {
        EngineState state = engineState.get();
        Health.Builder health = fit.getAsBoolean() ? Health.up() : Health.down();
        health.withDetail("state", state.label());
        String reason = state.reason(lastingFailure.get());
        if (reason != null) {
            health.withDetail("reason", reason);
        }
        return health.build();
    }
}
