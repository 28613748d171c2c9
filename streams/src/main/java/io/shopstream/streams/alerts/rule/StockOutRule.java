package io.shopstream.streams.alerts.rule;

import io.shopstream.schemas.avro.AlertKind;
import org.jspecify.annotations.Nullable;

/**
 * STOCK_OUT_AHEAD. <b>The rule:</b> raised for a product on sale whose stock lasts less than 2 days at the rate of the
 * last week (see {@code DaysOfCover}), if it sold at least 10 units in that week; cleared once the stock lasts more
 * than 3 days, nothing was sold in the week, or the product is withdrawn or removed or its stock is no longer known.
 */
public final class StockOutRule {
    static final int RAISED_BELOW_DAYS = 2;
    static final int CLEARED_ABOVE_DAYS = 3;
    static final long MIN_UNITS = 10;

    private static final int DAYS_OF_WEEK = 7;
    // MAX times 7 fits a long; no shop reaches MAX.
    private static final long MAX = 1_000_000_000_000_000L;

    private StockOutRule() {}

    /**
     * @param active whether the product's alert is active
     * @param left units in stock; null if the product is not on sale or its stock is not known
     * @param unitsOfWeek units sold minus units returned
     */
    public static RuleEvaluation evaluate(String productId, boolean active, @Nullable Long left, long unitsOfWeek) {
        long perDay = Math.floorDiv(unitsOfWeek, DAYS_OF_WEEK);
        return new RuleEvaluation(
                AlertKind.STOCK_OUT_AHEAD,
                productId,
                left != null && isTriggered(active, left, unitsOfWeek),
                left == null ? 0 : left,
                perDay,
                message(productId, left, unitsOfWeek));
    }

    static String inWords() {
        return ("Raised when the stock of a product on sale lasts less than %1$d days at the pace of the last %2$d days,"
                        + " in which it sold at least %3$d units; cleared when it lasts more than %4$d days, when nothing"
                        + " was sold in those %2$d days, or when the product is withdrawn or its stock is not known.")
                .formatted(RAISED_BELOW_DAYS, DAYS_OF_WEEK, MIN_UNITS, CLEARED_ABOVE_DAYS);
    }

    private static boolean isTriggered(boolean active, long left, long unitsOfWeek) {
        if (active) {
            return unitsOfWeek > 0 && !lastsMore(left, CLEARED_ABOVE_DAYS, unitsOfWeek);
        }
        return unitsOfWeek >= MIN_UNITS && lastsLess(left, RAISED_BELOW_DAYS, unitsOfWeek);
    }

    // Compares left / (units / 7) with days in integer arithmetic.
    private static boolean lastsLess(long left, int days, long unitsOfWeek) {
        return bounded(left) * DAYS_OF_WEEK < days * bounded(unitsOfWeek);
    }

    private static boolean lastsMore(long left, int days, long unitsOfWeek) {
        return bounded(left) * DAYS_OF_WEEK > days * bounded(unitsOfWeek);
    }

    private static long bounded(long units) {
        return Math.clamp(units, -MAX, MAX);
    }

    private static String message(String productId, @Nullable Long left, long unitsOfWeek) {
        return left == null
                ? "%s is no longer on sale, or its stock is no longer known.".formatted(productId)
                : ("%s has %d units left and sold %d in the last seven days:"
                                + " raised below %d days of cover, cleared above %d.")
                        .formatted(productId, left, unitsOfWeek, RAISED_BELOW_DAYS, CLEARED_ABOVE_DAYS);
    }
}
