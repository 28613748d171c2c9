package io.shopstream.api.warehouse.rejected;

import org.jspecify.annotations.Nullable;

/** Selects rejected records; null matches all. */
public record RejectedFilter(
        @Nullable String consumerGroup, @Nullable String reason) {}
