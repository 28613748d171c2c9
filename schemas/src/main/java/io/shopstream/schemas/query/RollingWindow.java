package io.shopstream.schemas.query;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Window lengths of rolling revenue, which is a sum of whole minutes. */
public enum RollingWindow {
    ONE_MINUTE("1m", Duration.ofMinutes(1)),
    FIVE_MINUTES("5m", Duration.ofMinutes(5)),
    FIFTEEN_MINUTES("15m", Duration.ofMinutes(15)),
    ONE_HOUR("1h", Duration.ofHours(1)),
    ONE_DAY("24h", Duration.ofHours(24));

    private final String code;
    private final Duration length;

    RollingWindow(String code, Duration length) {
        this.code = code;
        this.length = length;
    }

    public String code() {
        return code;
    }

    public Duration length() {
        return length;
    }

    /**
     * Whole minutes of UTC.
     *
     * @param from start of the first
     * @param to end of the last, exclusive
     */
    public record Minutes(Instant from, Instant to) {}

    /** The minutes that the window sums; the last one is the minute of {@code asOf}, which may be incomplete. */
    public Minutes endingAt(Instant asOf) {
        Instant to = endOf(asOf);
        return new Minutes(to.minus(length), to);
    }

    /** The end of the minute of {@code asOf}, where every rolling window as of then ends, too. */
    public static Instant endOf(Instant asOf) {
        return asOf.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    }

    public static Optional<RollingWindow> ofCode(String code) {
        return Arrays.stream(values())
                .filter(window -> window.code.equals(code))
                .findFirst();
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(RollingWindow::code).toList();
    }
}
