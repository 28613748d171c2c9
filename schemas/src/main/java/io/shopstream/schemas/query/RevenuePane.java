package io.shopstream.schemas.query;

import java.time.Instant;

/** One minute of revenue in minor units; {@code start} is UTC and the window half open. */
public record RevenuePane(Instant start, long grossMinor, long returnsMinor, long netMinor, long orders, long units) {}
