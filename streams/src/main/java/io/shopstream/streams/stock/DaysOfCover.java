package io.shopstream.streams.stock;

import io.shopstream.streams.pane.Windows;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How many days the stock lasts. <b>The rule:</b> stock left, as the catalogue last said, divided by the units per day:
 * the units of sales placed in the 168 whole hours (UTC) before the hour of asking, less those returned in them and those
 * of sales that no longer stand, divided by 7. Sales of the running hour count from the next hour on. There is no answer
 * where nothing was sold, more was returned than sold, or the stock is unknown.
 */
public final class DaysOfCover {
    /** How far back units count. */
    public static final Duration WEEK = Duration.ofHours(168);

    private static final BigDecimal DAYS = BigDecimal.valueOf(WEEK.toDays());
    private static final int DECIMALS = 2;

    private DaysOfCover() {}

    /** The first hour that counts when asked at {@code nowMillis}, inclusive. */
    public static long from(long nowMillis) {
        return to(nowMillis) - WEEK.toMillis();
    }

    /** The end of the last hour that counts, exclusive. */
    public static long to(long nowMillis) {
        return Windows.start(nowMillis, Windows.HOUR);
    }

    /** Rounded down to hundredths: never more than there is. */
    public static @Nullable BigDecimal of(@Nullable Long stock, long unitsOfWeek) {
        return stock == null || unitsOfWeek <= 0
                ? null
                : BigDecimal.valueOf(stock)
                        .multiply(DAYS)
                        .divide(BigDecimal.valueOf(unitsOfWeek), DECIMALS, RoundingMode.FLOOR);
    }
}
