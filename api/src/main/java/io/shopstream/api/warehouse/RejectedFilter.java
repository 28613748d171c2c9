package io.shopstream.api.warehouse;

import org.jspecify.annotations.Nullable;

/** Which rejected records; null means all. */
public record RejectedFilter(
        @Nullable String consumerGroup, @Nullable String reason) {}
