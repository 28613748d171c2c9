package io.shopstream.api.answer.pipeline;

import java.time.Instant;
import java.util.List;

/** Health of the API and its dependencies: {@code status} is {@code up} or {@code down}. */
public record Health(String status, List<PartState> parts, Instant asOf) {
    public Health {
        parts = List.copyOf(parts);
    }

    public static Health of(List<PartState> parts, Instant asOf) {
        boolean up = parts.stream().allMatch(PartState::healthy);
        return new Health(up ? PartState.UP : PartState.DOWN, parts, asOf);
    }

    /** The same for somebody who may know only what is up. */
    public Health withoutDetails() {
        return new Health(status, parts.stream().map(PartState::withoutDetail).toList(), asOf);
    }

    public boolean healthy() {
        return status.equals(PartState.UP);
    }
}
