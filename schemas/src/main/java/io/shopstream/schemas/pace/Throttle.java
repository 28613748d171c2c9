package io.shopstream.schemas.pace;

import java.time.Duration;

/**
 * Enforces a minimum interval between the runs of a repeated action: after a pause the action may run at once, under
 * traffic once per interval. For use by one thread; the caller passes the time, always from the same clock.
 */
public final class Throttle {
    private final long intervalMillis;
    private long lastRun;
    private boolean hasRun;

    public Throttle(Duration interval) {
        this.intervalMillis = interval.toMillis();
    }

    /** Milliseconds to wait, 0 or more; also 0 if the clock was set back by an interval or more since the last run. */
    public long millisToWait(long nowMillis) {
        long since = nowMillis - lastRun;
        return hasRun && Math.abs(since) < intervalMillis ? intervalMillis - Math.max(0, since) : 0;
    }

    /** Records that the action runs at {@code nowMillis}. */
    public void ran(long nowMillis) {
        lastRun = nowMillis;
        hasRun = true;
    }
}
