package io.shopstream.schemas.query;

import java.time.Instant;

/**
 * The funnel of the sessions that began in one hour; {@code start} is UTC and the hour is half open. Each number counts
 * sessions: all of them, those with at least one view, cart, checkout or purchase, and those with a cart but without a
 * purchase.
 */
public record FunnelPane(
        Instant start,
        long sessions,
        long withView,
        long withCart,
        long withCheckout,
        long withPurchase,
        long abandoned) {}
