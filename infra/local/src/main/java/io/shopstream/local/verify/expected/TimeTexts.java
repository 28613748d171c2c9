package io.shopstream.local.verify.expected;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Formats times truncated to a unit; caches the last text, since consecutive records mostly share it. */
final class TimeTexts {
    private final ChronoUnit unit;
    private Instant last = Instant.MIN;
    private String text = "";

    TimeTexts(ChronoUnit unit) {
        this.unit = unit;
    }

    String of(Instant time) {
        Instant start = time.truncatedTo(unit);
        if (!start.equals(last)) {
            last = start;
            text = start.toString();
        }
        return text;
    }
}
