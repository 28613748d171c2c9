package io.shopstream.api.reports.shown;

import java.time.LocalDate;

/**
 * A report to ask for, of whole days in UTC.
 *
 * @param kind executive or monthly
 * @param former first day of the period before, which ends where this one begins
 * @param to exclusive
 */
record AskedReport(String kind, String currency, LocalDate former, LocalDate from, LocalDate to) {
    private static final int DAYS_BY_HOUR = 2;
    private static final int DAYS_BY_DAY = 92;

    /** As in {@code executive,GBP,2011-11-06,2011-11-07,2011-11-08}. */
    static AskedReport parse(String text) {
        String[] parts = text.split(",");
        return new AskedReport(
                parts[0], parts[1], LocalDate.parse(parts[2]), LocalDate.parse(parts[3]), LocalDate.parse(parts[4]));
    }

    boolean isMonthly() {
        return kind.equals("monthly");
    }

    long days() {
        return to.toEpochDay() - from.toEpochDay();
    }

    /** What the tables over time are cut into. */
    String bucket() {
        return days() <= DAYS_BY_HOUR ? "hour" : days() <= DAYS_BY_DAY ? "day" : "week";
    }

    /** The start of a bucket, as PostgreSQL writes it, as the report does. */
    String start(String timestamp) {
        return bucket().equals("hour")
                ? Written.minute(timestamp)
                : Written.day(LocalDate.parse(timestamp.substring(0, 10)));
    }

    String body(String format) {
        return """
                {"kind":"%s","currency":"%s","from":"%s","to":"%s","compare":"previous","format":"%s"}""".formatted(kind, currency, from, to, format);
    }
}
