package io.shopstream.producer.catalogue.maker;

import io.shopstream.producer.catalogue.Hash;

/** Cost of a product as a share of its list price, derived from its id: so the cost determines the list price. */
public final class Markup {
    private static final int SALT = 31;
    private static final int MIN_PERCENT = 45;
    private static final int PERCENT_RANGE = 31;

    private Markup() {}

    /** Cost in percent of the list price: 45 to 75. */
    static int costPercent(String productId) {
        return MIN_PERCENT + (int) (Hash.unit(productId, SALT) * PERCENT_RANGE);
    }

    static long costOf(String productId, long listPriceMinor) {
        return listPriceMinor * costPercent(productId) / 100;
    }

    /** The list price that belongs to the cost, in minor units: within a unit or two of the original price. */
    public static long listPriceOf(String productId, long costMinor) {
        return Math.round(costMinor * 100.0 / costPercent(productId));
    }
}
