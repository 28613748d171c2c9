package io.shopstream.sink.load;

import java.time.Duration;

/** Growing pauses between attempts: 0.2 s, doubling up to 5 s. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration MAX = Duration.ofSeconds(5);

    private Duration next = FIRST;

    Duration next() {
        Duration now = next;
        next = now.multipliedBy(2).compareTo(MAX) < 0 ? now.multipliedBy(2) : MAX;
        return now;
    }

    void reset() {
        next = FIRST;
    }
}
