package io.shopstream.producer.imports.dates;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a file writes its dates. All of its lines are read with one format: 1/12/2010 is never December in one line and
 * January in the next.
 *
 * @param padded whether every number but the year has two digits; otherwise one or two
 * @param shortYear whether the year has two digits: 70 to 99 are 1970 to 1999, the others 2000 to 2069
 * @param halfDays whether the clock has 12 hours, with AM and PM
 */
public record DateFormat(
        Order order,
        char separator,
        boolean padded,
        boolean shortYear,
        char timeSeparator,
        boolean seconds,
        boolean halfDays) {

    /** The order of year, month and day. */
    public enum Order {
        YEAR_FIRST,
        MONTH_FIRST,
        DAY_FIRST
    }

    /** 2010-12-01 08:26:00. */
    public static final DateFormat ISO = new DateFormat(Order.YEAR_FIRST, '-', true, false, ' ', true, false);

    private static final Pattern DATE = Pattern.compile(
            "(uuuu|yyyy|dd?|MM?)([-/.])(MM?|dd?)\\2(uuuu|yyyy|uu|yy|dd?)" + "( |'T'|T)(HH?|hh?):mm(:ss)?( a)?");

    /**
     * @param pattern such as {@code M/d/yyyy H:mm}, {@code d.M.yy HH:mm:ss} or {@code yyyy-MM-dd HH:mm:ss}; a number
     *     may have one digit or two wherever the year comes last
     * @throws IllegalArgumentException if the pattern is another one
     */
    public static DateFormat ofPattern(String pattern) {
        Matcher parts = DATE.matcher(pattern.strip());
        if (parts.matches()) {
            String letters = "" + parts.group(1).charAt(0) + parts.group(3).charAt(0)
                    + parts.group(4).charAt(0);
            boolean halfDays = parts.group(8) != null;
            Optional<Order> order =
                    switch (letters.replace('u', 'y')) {
                        case "yMd" -> Optional.of(Order.YEAR_FIRST);
                        case "Mdy" -> Optional.of(Order.MONTH_FIRST);
                        case "dMy" -> Optional.of(Order.DAY_FIRST);
                        default -> Optional.empty();
                    };
            if (order.isPresent() && halfDays == parts.group(6).startsWith("h")) {
                return new DateFormat(
                        order.get(),
                        parts.group(2).charAt(0),
                        pattern.contains("MM-dd HH:mm:ss"),
                        order.get() != Order.YEAR_FIRST && parts.group(4).length() == 2,
                        parts.group(5).contains("T") ? 'T' : ' ',
                        parts.group(7) != null,
                        halfDays);
            }
        }
        throw new IllegalArgumentException("\"" + pattern + "\" is not a date format: use one like M/d/yyyy H:mm,"
                + " d/M/yyyy H:mm, d.M.yy HH:mm:ss, yyyy-MM-dd HH:mm:ss or M/d/yyyy h:mm:ss a");
    }

    /** The format of this text, as far as it tells: of a year that comes last, the order must be given. */
    public static Optional<DateFormat> of(DateText text, Order yearLast) {
        boolean yearFirst = text.digits(0) == 4;
        int yearDigits = text.digits(yearFirst ? 0 : 2);
        if (yearDigits != 4 && yearDigits != 2) {
            return Optional.empty();
        }
        DateFormat format = new DateFormat(
                yearFirst ? Order.YEAR_FIRST : yearLast,
                text.separator(),
                false,
                yearDigits == 2,
                text.timeSeparator(),
                text.digits(5) > 0,
                text.half() != '\0');
        return format.read(text).isPresent() ? Optional.of(format) : Optional.empty();
    }

    /** Empty if the text has another format, or names a day or time that does not exist. */
    public Optional<LocalDateTime> parse(String text) {
        DateText numbers = DateText.read(text);
        return numbers == null ? Optional.empty() : read(numbers);
    }

    /** Like {@link #parse}, of a text that is split already. */
    public Optional<LocalDateTime> read(DateText text) {
        int yearAt = order == Order.YEAR_FIRST ? 0 : 2;
        if (text.separator() != separator
                || text.timeSeparator() != timeSeparator
                || (text.digits(5) > 0) != seconds
                || (text.half() != '\0') != halfDays
                || !digitsFit(text, yearAt)) {
            return Optional.empty();
        }
        int hour = halfDays ? text.hour() % 12 + (text.half() == 'P' ? 12 : 0) : text.hour();
        if (halfDays && (text.hour() < 1 || text.hour() > 12)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    switch (order) {
                        case YEAR_FIRST ->
                            LocalDateTime.of(
                                    text.first(), text.second(), text.third(), hour, text.minute(), text.seconds());
                        case MONTH_FIRST ->
                            LocalDateTime.of(
                                    year(text), text.first(), text.second(), hour, text.minute(), text.seconds());
                        case DAY_FIRST ->
                            LocalDateTime.of(
                                    year(text), text.second(), text.first(), hour, text.minute(), text.seconds());
                    });
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private boolean digitsFit(DateText text, int yearAt) {
        for (int at = 0; at < 6; at++) {
            int digits = text.digits(at);
            boolean fits = at == yearAt
                    ? digits == (shortYear ? 2 : 4)
                    // Minutes and seconds have two digits everywhere; without seconds the sixth has none.
                    : digits == 2 || digits == 1 && !padded && at < 4 || digits == 0 && at == 5 && !seconds;
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private int year(DateText text) {
        int year = text.third();
        return !shortYear ? year : year < 70 ? 2000 + year : 1900 + year;
    }

    /** The same with another order of the date. */
    public DateFormat with(Order other) {
        return new DateFormat(other, separator, padded, shortYear, timeSeparator, seconds, halfDays);
    }

    /** In the notation of {@link java.time.format.DateTimeFormatter}. */
    public String pattern() {
        String two = padded ? "MM" + separator + "dd" : "M" + separator + "d";
        String year = shortYear ? "uu" : "uuuu";
        String date =
                switch (order) {
                    case YEAR_FIRST -> year + separator + two;
                    case MONTH_FIRST -> two + separator + year;
                    case DAY_FIRST -> "d" + separator + "M" + separator + year;
                };
        String hours = halfDays ? "h" : padded ? "HH" : "H";
        return date + (timeSeparator == 'T' ? "'T'" : " ") + hours + ":mm" + (seconds ? ":ss" : "")
                + (halfDays ? " a" : "");
    }
}
