package io.shopstream.api.reports.format;

import io.shopstream.api.params.TimeRange;
import io.shopstream.api.reports.content.Report;
import io.shopstream.api.reports.content.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values in English words and digits, as sentences and cells of reports have them. The same on every machine: neither
 * its locale, its time zone nor the data of its JDK make a difference.
 *
 * @param currency of amounts, ISO 4217
 * @param zone that days and times are those of
 */
public record ReportText(String currency, ZoneId zone) {
    /** Instead of a value that there is none of. */
    public static final String NONE = "–";

    /** Instead of findings where there are none. */
    public static final String NOTHING_NOTABLE = "Nothing notable.";

    // Currencies that one sign names without doubt, seen in English; any other is named by its code.
    private static final Map<String, String> SIGNS = Map.of("USD", "$", "EUR", "€", "GBP", "£", "INR", "₹");
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final List<String> MONTHS_IN_FULL = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");
    private static final int SHARE_DECIMALS = 1;
    private static final int NUMBER_DECIMALS = 2;

    /** As the report has them. */
    public static ReportText of(Report report) {
        return new ReportText(report.currency(), report.period().zone());
    }

    /** Any value; {@link #NONE} for a missing one. */
    public String value(Value value) {
        return switch (value) {
            case Value.Amount(BigDecimal amount) -> amount(amount);
            case Value.Count(long count) -> count(count);
            case Value.Percent(BigDecimal share) -> percent(share);
            case Value.Number(BigDecimal number) -> number(number);
            case Value.Text(String text) -> text;
            case Value.Day(LocalDate day) -> day(day);
            case Value.Time(Instant time) -> time(time);
            case Value.Missing missing -> NONE;
        };
    }

    /** All cents: {@code $10,540.00}, {@code -$0.05}, {@code CHF 12.00}; half a cent, as of an average, is rounded up. */
    public String amount(BigDecimal amount) {
        String digits = grouped(amount.abs().setScale(2, RoundingMode.HALF_UP));
        return sign(amount, 2) + sign() + digits;
    }

    /** {@code 1,234,567}. */
    public String count(long count) {
        return grouped(count);
    }

    /** {@code 1 order}, {@code 1,234 orders}: a count with what is counted. */
    public static String counted(long count, String one, String many) {
        return grouped(count) + " " + (count == 1 ? one : many);
    }

    /** {@code 1,234,567}, for those who know no currency. */
    public static String grouped(long count) {
        return (count < 0 ? "-" : "") + grouped(BigDecimal.valueOf(count).abs());
    }

    /** Two decimals at most: {@code 1,234.5}. */
    public String number(BigDecimal number) {
        BigDecimal rounded = number.abs().setScale(NUMBER_DECIMALS, RoundingMode.HALF_UP);
        return sign(number, NUMBER_DECIMALS) + grouped(withoutZeros(rounded));
    }

    /** A share of one: 0.125 is {@code 12.5 %}. */
    public String percent(BigDecimal share) {
        BigDecimal hundredfold = share.movePointRight(2);
        return sign(hundredfold, SHARE_DECIMALS)
                + grouped(hundredfold.abs().setScale(SHARE_DECIMALS, RoundingMode.HALF_UP))
                + " %";
    }

    /** A difference of two shares that is not negative: 0.012 is {@code 1.2 points}. */
    public String points(BigDecimal difference) {
        return grouped(difference.movePointRight(2).setScale(SHARE_DECIMALS, RoundingMode.HALF_UP)) + " points";
    }

    /** {@code 12 Oct 2026}. */
    public String day(LocalDate day) {
        return dayAndMonth(day) + " " + day.getYear();
    }

    /** The minute in the time zone: {@code 12 Oct 2026, 14:05}. */
    public String time(Instant time) {
        LocalDateTime local = time.atZone(zone).toLocalDateTime();
        return day(local.toLocalDate()) + ", " + twoDigits(local.getHour()) + ":" + twoDigits(local.getMinute());
    }

    /** The same with the zone: {@code 12 Oct 2026, 14:05 UTC}; of two equal times in autumn, both are written alike. */
    public String timeAndZone(Instant time) {
        return time(time) + " " + zone.getId();
    }

    /**
     * A range as people name it: {@code 12 Oct 2026}, {@code 12–18 Oct 2026}, {@code 28 Sep – 4 Oct 2026}, {@code
     * October 2026}, {@code 2026}; both days are part of it. {@code 12 Oct 2026, 14:05 – 13 Oct 2026, 09:00}, the
     * latter exclusive, if it is not of whole days.
     */
    public String period(TimeRange range) {
        return isStartOfDay(range.from()) && isStartOfDay(range.to())
                ? days(date(range.from()), date(range.to()).minusDays(1))
                : time(range.from()) + " – " + time(range.to());
    }

    // Where the clocks go forward at midnight, a day begins at one.
    private boolean isStartOfDay(Instant time) {
        return date(time).atStartOfDay(zone).toInstant().equals(time);
    }

    private LocalDate date(Instant time) {
        return time.atZone(zone).toLocalDate();
    }

    private String days(LocalDate first, LocalDate last) {
        if (first.equals(last)) {
            return day(first);
        }
        boolean sameYear = first.getYear() == last.getYear();
        boolean isWhole = first.getDayOfMonth() == 1 && last.getDayOfMonth() == last.lengthOfMonth();
        if (sameYear && first.getMonth() == last.getMonth()) {
            return isWhole
                    ? MONTHS_IN_FULL.get(first.getMonthValue() - 1) + " " + first.getYear()
                    : first.getDayOfMonth() + "–" + day(last);
        }
        if (sameYear && isWhole && first.getMonthValue() == 1 && last.getMonthValue() == 12) {
            return String.valueOf(first.getYear());
        }
        return (sameYear ? dayAndMonth(first) : day(first)) + " – " + day(last);
    }

    /** By what share of the former one it is more; empty if there was nothing, or less, before. */
    public static Optional<BigDecimal> growth(BigDecimal now, BigDecimal former) {
        return former.signum() <= 0
                ? Optional.empty()
                : Optional.of(now.subtract(former).divide(former, 6, RoundingMode.HALF_UP));
    }

    /** For a sentence: {@code rose by 12.4 %}, {@code fell by $20.00} where no share can be told, {@code did not change}. */
    public String changed(BigDecimal now, BigDecimal former) {
        int order = now.compareTo(former);
        if (order == 0) {
            return "did not change";
        }
        String by = growth(now, former)
                .map(share -> percent(share.abs()))
                .orElseGet(() -> amount(now.subtract(former).abs()));
        return (order > 0 ? "rose by " : "fell by ") + by;
    }

    /**
     * For the line below a figure: {@code up 12.4 % from $9,378.00}, {@code down 1.2 points from 4.3 %}, {@code up from
     * $0.00} where no share can be told or it is tenfold, {@code unchanged}; empty if one of them is missing or no number.
     */
    public Optional<String> comparison(Value now, Value former) {
        Optional<BigDecimal> number = quantity(now);
        Optional<BigDecimal> before = quantity(former);
        if (number.isEmpty() || before.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal difference = number.get().subtract(before.get());
        if (difference.signum() == 0) {
            return Optional.of("unchanged");
        }
        String by = now instanceof Value.Percent
                ? points(difference.abs()) + " "
                : growth(number.get(), before.get())
                        .filter(share -> share.compareTo(BigDecimal.TEN) < 0)
                        .map(share -> percent(share.abs()) + " ")
                        .orElse("");
        return Optional.of((difference.signum() > 0 ? "up " : "down ") + by + "from " + value(former));
    }

    private static Optional<BigDecimal> quantity(Value value) {
        return switch (value) {
            case Value.Amount(BigDecimal amount) -> Optional.of(amount);
            case Value.Count(long count) -> Optional.of(BigDecimal.valueOf(count));
            case Value.Percent(BigDecimal share) -> Optional.of(share);
            case Value.Number(BigDecimal number) -> Optional.of(number);
            case Value.Text text -> Optional.empty();
            case Value.Day day -> Optional.empty();
            case Value.Time time -> Optional.empty();
            case Value.Missing missing -> Optional.empty();
        };
    }

    private String sign() {
        return SIGNS.getOrDefault(currency, currency + " ");
    }

    // What is rounded to zero has no sign.
    private static String sign(BigDecimal number, int decimals) {
        return number.setScale(decimals, RoundingMode.HALF_UP).signum() < 0 ? "-" : "";
    }

    private static BigDecimal withoutZeros(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static String grouped(BigDecimal number) {
        String digits = number.toPlainString();
        int point = digits.indexOf('.') < 0 ? digits.length() : digits.indexOf('.');
        StringBuilder written = new StringBuilder(digits);
        for (int at = point - 3; at > 0; at -= 3) {
            written.insert(at, ',');
        }
        return written.toString();
    }

    // Not String.format, which takes the digits of the machine's locale.
    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }

    private static String dayAndMonth(LocalDate day) {
        return day.getDayOfMonth() + " " + MONTHS.get(day.getMonthValue() - 1);
    }
}
