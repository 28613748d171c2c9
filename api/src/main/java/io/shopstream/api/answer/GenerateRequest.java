package io.shopstream.api.answer;

import org.jspecify.annotations.Nullable;

/**
 * What the simulated shop shall do; exactly one of the two.
 *
 * @param orders so many orders at once, as fast as they go
 * @param ordersPerSecond from now on: a number, or {@code max}
 */
public record GenerateRequest(
        @Nullable Long orders, @Nullable String ordersPerSecond) {}
