package io.shopstream.producer.catalogue;

/** Relative number of visits by hour and by weekday, in local time; 1 is the average. */
public final class DayShape {
    // Quiet until six, a bump at lunch, the peak from seven to ten in the evening.
    private static final double[] HOURS = {
        0.42, 0.24, 0.15, 0.11, 0.11, 0.18, 0.38, 0.65, 0.85, 0.98, 1.08, 1.18,
        1.28, 1.18, 1.08, 1.08, 1.15, 1.28, 1.48, 1.78, 1.95, 1.85, 1.42, 0.82
    };
    // Monday first.
    private static final double[] WEEKDAYS = {1.10, 1.03, 1.00, 0.98, 0.88, 0.92, 1.09};

    private DayShape() {}

    /**
     * @param hour 0 to 23, local time
     */
    public static double hour(int hour) {
        return HOURS[hour];
    }

    /**
     * @param isoDay 1 (Monday) to 7, local time
     */
    public static double weekday(int isoDay) {
        return WEEKDAYS[isoDay - 1];
    }
}
