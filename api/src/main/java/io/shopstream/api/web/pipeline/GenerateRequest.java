package io.shopstream.api.web.pipeline;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A request to generate orders in the simulated shop; exactly one of the two is set.
 *
 * @param orders number of orders to generate at once, as fast as possible
 * @param ordersPerSecond rate from now on: a number, or {@code max}
 */
record GenerateRequest(
        @Nullable Long orders,

        @Schema(types = {"string", "number"}) @Nullable String ordersPerSecond) {}
