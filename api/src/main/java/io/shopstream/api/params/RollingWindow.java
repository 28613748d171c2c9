package io.shopstream.api.params;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The rolling windows of the live numbers. The minute that is still filling is the last of a window's minutes. */
public enum RollingWindow {
    ONE_MINUTE("1m", 1),
    FIVE_MINUTES("5m", 5),
    QUARTER_HOUR("15m", 15),
    HOUR("1h", 60),
    DAY("24h", 1440);

    private final String code;
    private final int minutes;

    RollingWindow(String code, int minutes) {
        this.code = code;
        this.minutes = minutes;
    }

    /** @throws BadParameterException naming {@code parameter} and the five windows */
    public static RollingWindow parse(String parameter, String text) {
        return Arrays.stream(values())
                .filter(window -> window.code.equals(text))
                .findFirst()
                .orElseThrow(() -> new BadParameterException(
                        parameter,
                        "must be one of "
                                + Arrays.stream(values())
                                        .map(RollingWindow::code)
                                        .collect(Collectors.joining(", "))));
    }

    public String code() {
        return code;
    }

    public Duration length() {
        return Duration.ofMinutes(minutes);
    }

    /** The whole minutes that the window covers when it ends at {@code asOf}. */
    public TimeRange endingAt(Instant asOf) {
        Instant end = asOf.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        return new TimeRange(end.minus(length()), end);
    }
}
