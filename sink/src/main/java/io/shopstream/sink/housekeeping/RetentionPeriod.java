package io.shopstream.sink.housekeeping;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A retention period: whole UTC days or calendar months before the current one, such as {@code 90d} or {@code 24mo}.
 */
public record RetentionPeriod(int count, Unit unit) {
    private static final Pattern SYNTAX = Pattern.compile("([1-9][0-9]{0,4})(d|mo)");

    /** Days, or months. */
    public enum Unit {
        DAYS("d"),
        MONTHS("mo");

        private final String suffix;

        Unit(String suffix) {
            this.suffix = suffix;
        }
    }

    /** @throws IllegalArgumentException unless it is a number from 1 to 99999 followed by {@code d} or {@code mo} */
    public static RetentionPeriod parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a number of days or months, such as 90d or 24mo");
        }
        return new RetentionPeriod(
                Integer.parseInt(matcher.group(1)), matcher.group(2).equals("d") ? Unit.DAYS : Unit.MONTHS);
    }

    /** The start of the oldest day or month that is kept. */
    public Instant since(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate oldest =
                switch (unit) {
                    case DAYS -> today.minusDays(count);
                    case MONTHS -> today.withDayOfMonth(1).minusMonths(count);
                };
        return oldest.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** In the syntax of the setting. */
    @Override
    public String toString() {
        return count + unit.suffix;
    }
}
