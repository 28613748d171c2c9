package io.shopstream.api.reports.shown;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How values are written in reports, by the JDK's formats instead of the code of reports.
 *
 * @param sign of the currency
 */
record Written(String sign) {
    static final String NONE = "–";

    static Written in(String currency) {
        return new Written(
                switch (currency) {
                    case "USD" -> "$";
                    case "EUR" -> "€";
                    case "GBP" -> "£";
                    default -> currency + " ";
                });
    }

    String amount(@Nullable BigDecimal amount) {
        return amount == null ? NONE : (amount.signum() < 0 ? "-" : "") + sign + digits(amount.abs(), "#,##0.00");
    }

    static String count(String count) {
        return count(Long.parseLong(count));
    }

    static String count(long count) {
        return digits(BigDecimal.valueOf(count), "#,##0");
    }

    /** @param share of one, as PostgreSQL writes it */
    static String percent(String share) {
        return percent(share.equals("null") ? null : new BigDecimal(share));
    }

    /** A share of one, of four digits as the API has it, in per cent. */
    static String percent(@Nullable BigDecimal share) {
        return share == null
                ? NONE
                : digits(share.movePointRight(2).setScale(1, RoundingMode.HALF_UP), "#,##0.0") + " %";
    }

    static String day(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ROOT));
    }

    /** @param timestamp as PostgreSQL writes it */
    static String minute(String timestamp) {
        LocalDateTime time = LocalDateTime.parse(timestamp.replace(' ', 'T'));
        return time.format(DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ROOT));
    }

    private static String digits(BigDecimal number, String pattern) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
    }
}
