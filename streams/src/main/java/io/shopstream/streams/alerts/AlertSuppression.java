package io.shopstream.streams.alerts;

import java.time.Duration;

/**
 * Suppresses the revenue rules while sales may not have arrived yet: for 1 minute after a start, which is enough to see
 * whether intake is behind, and for 10 minutes after intake was last seen behind, until every compared minute was
 * received as it happened. Held on the heap, so a restart suppresses anew.
 */
final class AlertSuppression {
    static final Duration AFTER_START = Duration.ofMinutes(1);
    static final Duration AFTER_BEHIND = Duration.ofMinutes(10);

    private long until;

    AlertSuppression(long nowMillis) {
        until = nowMillis + AFTER_START.toMillis();
    }

    void behind(long nowMillis) {
        until = Math.max(until, nowMillis + AFTER_BEHIND.toMillis());
    }

    boolean isActive(long nowMillis) {
        return nowMillis < until;
    }
}
