package io.shopstream.api.params;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The former span with which a range is compared. */
public enum Compare {
    NONE,
    /** The same span immediately before. */
    PREVIOUS,
    /** The same span a year before. */
    YEAR;

    private static final String COMPARE = "compare";

    /**
     * @param text null for no comparison
     * @throws BadParameterException if the text is neither {@code previous} nor {@code year}
     */
    public static Compare parse(@Nullable String text) {
        if (text == null) {
            return NONE;
        }
        return Arrays.stream(values())
                .filter(compare -> compare != NONE && compare.code().equals(text))
                .findFirst()
                .orElseThrow(() -> new BadParameterException(COMPARE, "must be previous or year"));
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The former span; empty without a comparison.
     *
     * <p>A span counts as long in calendar terms where it can: a range of whole months in {@code zone} is preceded by
     * as many months (February by January), one of whole days by as many days although the clock changes in one of
     * them, any other by the same duration. A year before 29 February is 28 February.
     *
     * @throws BadParameterException if the span would begin before the year 1
     */
    public Optional<TimeRange> former(TimeRange range, ZoneId zone) {
        TimeRange former =
                switch (this) {
                    case NONE -> null;
                    case PREVIOUS -> new TimeRange(before(range, zone), range.from());
                    case YEAR -> yearBefore(range, zone);
                };
        if (former != null && !Times.isStorable(former.from())) {
            throw new BadParameterException(COMPARE, "would begin before the year 1: choose a later 'from'");
        }
        return Optional.ofNullable(former);
    }

    private static Instant before(TimeRange range, ZoneId zone) {
        LocalDate first = date(range.from(), zone);
        LocalDate end = date(range.to(), zone);
        if (!isMidnight(range.from(), zone) || !isMidnight(range.to(), zone)) {
            return range.from().minus(range.length());
        }
        LocalDate start = first.getDayOfMonth() == 1 && end.getDayOfMonth() == 1
                ? first.minusMonths(ChronoUnit.MONTHS.between(first, end))
                : first.minusDays(ChronoUnit.DAYS.between(first, end));
        return start.atStartOfDay(zone).toInstant();
    }

    private static TimeRange yearBefore(TimeRange range, ZoneId zone) {
        Instant from = yearBefore(range.from(), zone);
        Instant to = yearBefore(range.to(), zone);
        // From 28 to 29 February both ends would be the same.
        return new TimeRange(from, from.isBefore(to) ? to : from.plus(range.length()));
    }

    private static Instant yearBefore(Instant time, ZoneId zone) {
        return isMidnight(time, zone)
                ? date(time, zone).minusYears(1).atStartOfDay(zone).toInstant()
                : time.atZone(zone).minusYears(1).toInstant();
    }

    private static LocalDate date(Instant time, ZoneId zone) {
        return time.atZone(zone).toLocalDate();
    }

    private static boolean isMidnight(Instant time, ZoneId zone) {
        return date(time, zone).atStartOfDay(zone).toInstant().equals(time);
    }
}
