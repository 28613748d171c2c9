package io.shopstream.producer.simulator.time;

import java.util.Locale;

/** Size of the shop's history, the 24 months before the opening. */
public enum HistorySize {
    NONE(0),
    /**
     * Enough for every dashboard to show something, published in seconds. The past of new shops leads to a rate of live
     * traffic ({@link HistoryCurve#rising}), from which the number of orders follows; this one is of shops that an
     * earlier version made.
     */
    SMALL(2_000),
    /** At least 1,179,600 rows in the warehouse with the default catalogue, and some 3 % to spare. */
    FULL(30_500);

    private final long orders;

    HistorySize(long orders) {
        this.orders = orders;
    }

    /** The name in settings: {@code none}, {@code small}, {@code full}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Sales placed over a history with steady growth, on average over seeds. */
    public long orders() {
        return orders;
    }

    /**
     * @throws IllegalArgumentException if no size has that code
     */
    public static HistorySize ofCode(String code) {
        for (HistorySize size : values()) {
            if (size.code().equalsIgnoreCase(code.strip())) {
                return size;
            }
        }
        throw new IllegalArgumentException("must be none, small or full");
    }
}
