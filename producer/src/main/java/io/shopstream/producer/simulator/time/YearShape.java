package io.shopstream.producer.simulator.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** Relative traffic of the whole shop over the year; 1 is about the average. */
public final class YearShape {
    // Values for the middle of each month from January on, with linear interpolation between them.
    private static final double[] MONTHS = {0.86, 0.84, 0.92, 0.96, 0.98, 0.95, 0.91, 0.92, 0.98, 1.05, 1.26, 1.38};
    private static final double BLACK_WEEKEND = 1.7;
    private static final double HOLIDAYS = 0.62;
    private static final int MID_MONTH = 15;
    private static final double DAYS_OF_A_MONTH = 30.4;

    private YearShape() {}

    public static double on(LocalDate day) {
        double shape = between(MONTHS, day);
        if (isBlackWeekend(day)) {
            return shape * BLACK_WEEKEND;
        }
        boolean holidays = day.getMonth() == Month.DECEMBER && day.getDayOfMonth() >= 24 && day.getDayOfMonth() <= 26;
        return holidays ? shape * HOLIDAYS : shape;
    }

    /** Interpolates linearly between twelve values, each for the middle of a month. */
    public static double between(double[] months, LocalDate day) {
        int month = day.getMonthValue() - 1;
        double offset = (day.getDayOfMonth() - MID_MONTH) / DAYS_OF_A_MONTH;
        int neighbour = Math.floorMod(month + (offset < 0 ? -1 : 1), 12);
        return months[month] + Math.abs(offset) * (months[neighbour] - months[month]);
    }

    /** From the day after Thanksgiving to Monday. */
    private static boolean isBlackWeekend(LocalDate day) {
        LocalDate friday = LocalDate.of(day.getYear(), Month.NOVEMBER, 1)
                .with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY))
                .plusDays(1);
        long since = ChronoUnit.DAYS.between(friday, day);
        return since >= 0 && since <= 3;
    }
}
