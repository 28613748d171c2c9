package io.shopstream.api.answer;

import java.time.Instant;
import java.util.List;

/** Whether everything that the API needs is up: {@code status} is {@code up} or {@code down}. */
public record Health(String status, List<PartState> parts, Instant asOf) {
    public Health {
        parts = List.copyOf(parts);
    }

    public static Health of(List<PartState> parts, Instant asOf) {
        boolean up = parts.stream().allMatch(PartState::healthy);
        return new Health(up ? PartState.UP : PartState.DOWN, parts, asOf);
    }

    public boolean healthy() {
        return status.equals(PartState.UP);
    }
}
