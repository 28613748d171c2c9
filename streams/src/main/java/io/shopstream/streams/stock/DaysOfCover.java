package io.shopstream.streams.stock;

import io.shopstream.streams.pane.Windows;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Computes how many days the stock lasts. <b>The rule:</b> stock of the newest catalogue entry, divided by the units
 * per day: the units of sales that stand and were placed in the 168 whole hours (UTC) before the current hour, minus
 * the units returned in these hours, divided by 7. Sales of the current hour count from the next hour on. The result is
 * null if nothing was sold, more was returned than sold, or the stock is unknown.
 */
public final class DaysOfCover {
    /** The period over which units count. */
    public static final Duration WEEK = Duration.ofHours(168);

    private static final BigDecimal DAYS = BigDecimal.valueOf(WEEK.toDays());
    private static final int DECIMALS = 2;

    private DaysOfCover() {}

    /** Start of the first hour that counts at {@code nowMillis}, inclusive. */
    public static long from(long nowMillis) {
        return to(nowMillis) - WEEK.toMillis();
    }

    /** End of the last hour that counts, exclusive. */
    public static long to(long nowMillis) {
        return Windows.start(nowMillis, Windows.HOUR);
    }

    /** Rounded down to hundredths of a day. */
    public static @Nullable BigDecimal of(@Nullable Long stock, long unitsOfWeek) {
        return stock == null || unitsOfWeek <= 0
                ? null
                : BigDecimal.valueOf(stock)
                        .multiply(DAYS)
                        .divide(BigDecimal.valueOf(unitsOfWeek), DECIMALS, RoundingMode.FLOOR);
    }
}
