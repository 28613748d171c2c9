package io.shopstream.producer.simulator.time;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Average number of orders per second.
 *
 * @param perSecond 0 pauses the shop; infinity means as many as Kafka takes
 */
public record OrderRate(double perSecond) {
    /** The default of every setting and option, as {@link #parse} reads it. */
    public static final String DEFAULT_TEXT = "0.5";

    public static final OrderRate DEFAULT = new OrderRate(Double.parseDouble(DEFAULT_TEXT));
    public static final OrderRate MAX = new OrderRate(Double.POSITIVE_INFINITY);

    /** The highest finite rate. */
    public static final double HIGHEST = 1_000_000;

    private static final String MAX_WORD = "max";
    // Stricter than Double.parseDouble, which also accepts hexadecimal numbers, NaN and "1f".
    private static final Pattern NUMBER = Pattern.compile("\\d{1,7}(\\.\\d{1,9})?");
    private static final String EXPECTATION = "must be a number from 0 (pause) to 1000000, or max";

    public OrderRate {
        boolean fits = perSecond >= 0 && (perSecond <= HIGHEST || perSecond == Double.POSITIVE_INFINITY);
        if (!fits) {
            throw new IllegalArgumentException(EXPECTATION);
        }
    }

    /** Reads {@code 20}, {@code 0.5} or {@code max}. */
    public static OrderRate parse(String text) {
        if (text.strip().equalsIgnoreCase(MAX_WORD)) {
            return MAX;
        }
        if (!NUMBER.matcher(text.strip()).matches()) {
            throw new IllegalArgumentException(EXPECTATION);
        }
        return new OrderRate(Double.parseDouble(text.strip()));
    }

    public boolean isPaused() {
        return perSecond == 0;
    }

    public boolean isMax() {
        return perSecond == Double.POSITIVE_INFINITY;
    }

    /** The form that {@link #parse} reads. */
    @Override
    public String toString() {
        if (isMax()) {
            return MAX_WORD;
        }
        return BigDecimal.valueOf(perSecond).stripTrailingZeros().toPlainString();
    }
}
