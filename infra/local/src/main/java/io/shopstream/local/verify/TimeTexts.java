package io.shopstream.local.verify;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times cut to a unit, as text: most records are of the same as the one before. */
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
