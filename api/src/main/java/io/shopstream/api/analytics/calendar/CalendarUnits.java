package io.shopstream.api.analytics.calendar;

import io.shopstream.api.params.Granularity;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * The units of a granularity, but {@code NONE}, as the clocks and calendars of a zone show them.
 *
 * <p>When clocks go back, the repeated hour is an hour of its own, but part of the same day. A change of the clock that
 * is not at a whole hour (Lord Howe Island) ends the hour or minute that it cuts. A day begins with its first moment,
 * also where clocks skip midnight.
 */
record CalendarUnits(Granularity granularity, ZoneId zone) {
    private static final int MONTHS_OF_QUARTER = 3;

    /** Start of the unit that contains {@code time}. */
    Instant startOf(Instant time) {
        return isOfClock()
                ? startOnClock(time)
                : firstDay(time.atZone(zone).toLocalDate()).atStartOfDay(zone).toInstant();
    }

    /**
     * The next moment after {@code time} at which a unit begins or the clock changes. Between two of them
     * {@link #startOf} is constant; after a change that repeats midnight it may be an earlier one again.
     */
    Instant nextCut(Instant time) {
        ZoneRules rules = zone.getRules();
        ZoneOffset offset = rules.getOffset(time);
        Instant next = isOfClock() ? floor(time, offset).plusSeconds(seconds()) : nextDay(time, offset);
        ZoneOffsetTransition change = rules.nextTransition(time);
        return change != null && change.getInstant().isBefore(next) ? change.getInstant() : next;
    }

    private Instant nextDay(Instant time, ZoneOffset offset) {
        LocalDate first = firstDay(time.atOffset(offset).toLocalDate());
        LocalDate next =
                switch (granularity) {
                    case NONE, MINUTE, HOUR, DAY -> first.plusDays(1);
                    case WEEK -> first.plusWeeks(1);
                    case MONTH -> first.plusMonths(1);
                    case QUARTER -> first.plusMonths(MONTHS_OF_QUARTER);
                    case YEAR -> first.plusYears(1);
                };
        return next.atStartOfDay().toInstant(offset);
    }

    private LocalDate firstDay(LocalDate day) {
        return switch (granularity) {
            case NONE, MINUTE, HOUR, DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    private Instant startOnClock(Instant time) {
        ZoneRules rules = zone.getRules();
        Instant start = floor(time, rules.getOffset(time));
        ZoneOffsetTransition change = rules.previousTransition(time.plusNanos(1));
        return change != null && change.getInstant().isAfter(start) ? change.getInstant() : start;
    }

    private Instant floor(Instant time, ZoneOffset offset) {
        long shown = time.getEpochSecond() + offset.getTotalSeconds();
        return Instant.ofEpochSecond(time.getEpochSecond() - Math.floorMod(shown, seconds()));
    }

    private boolean isOfClock() {
        return granularity == Granularity.MINUTE || granularity == Granularity.HOUR;
    }

    private long seconds() {
        return granularity == Granularity.MINUTE ? 60 : 3600;
    }
}
