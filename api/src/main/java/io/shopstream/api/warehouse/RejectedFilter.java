package io.shopstream.api.warehouse;

import org.jspecify.annotations.Nullable;

/** Selects rejected records; null matches all. */
public record RejectedFilter(
        @Nullable String consumerGroup, @Nullable String reason) {}
