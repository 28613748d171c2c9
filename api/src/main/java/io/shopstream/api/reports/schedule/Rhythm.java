package io.shopstream.api.reports.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** How often a report is written: which days make a period. */
enum Rhythm {
    DAILY,
    /** From Monday. */
    WEEKLY,
    MONTHLY;

    /** The first day of the period that contains {@code day}. */
    LocalDate firstDay(LocalDate day) {
        return switch (this) {
            case DAILY -> day;
            case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTHLY -> day.withDayOfMonth(1);
        };
    }

    /** The first day of a later period, or of an earlier one. */
    LocalDate plus(LocalDate firstDay, int periods) {
        return switch (this) {
            case DAILY -> firstDay.plusDays(periods);
            case WEEKLY -> firstDay.plusWeeks(periods);
            case MONTHLY -> firstDay.plusMonths(periods);
        };
    }
}
