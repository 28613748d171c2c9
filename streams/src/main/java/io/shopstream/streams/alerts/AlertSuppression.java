package io.shopstream.streams.alerts;

import java.time.Duration;

/**
 * When revenue is not to be judged, since what was sold may not have arrived: for a minute after a start, in which it
 * shows whether intake is behind, and for ten after intake was last seen behind, when every minute that is looked at has
 * come in while it happened again. In the heap: a restart holds anew.
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
