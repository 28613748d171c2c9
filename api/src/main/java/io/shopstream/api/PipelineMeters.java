package io.shopstream.api;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.shopstream.api.answer.pipeline.PartState;
import io.shopstream.api.pipeline.PipelineWatch;

/** Publishes what {@code /api/health} says of each part, so that an outage is seen where its part cannot report it. */
final class PipelineMeters implements MeterBinder {
    private final PipelineWatch pipeline;

    PipelineMeters(PipelineWatch pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        pipeline.health().parts().forEach(part -> bind(registry, part.name()));
    }

    private void bind(MeterRegistry registry, String part) {
        Gauge.builder("shopstream.api.part.up", pipeline, watch -> isUp(watch, part))
                .description("1 if the API finds this part well, else 0")
                .tag("part", part)
                .register(registry);
    }

    private static double isUp(PipelineWatch pipeline, String part) {
        return pipeline.health().parts().stream()
                        .filter(each -> each.name().equals(part))
                        .allMatch(PartState::healthy)
                ? 1
                : 0;
    }
}
