package io.shopstream.producer.catalogue.maker;

import java.util.random.RandomGenerator;

/** Retail prices in minor units. */
public final class Prices {
    private static final long SMALL = 2_000;

    private Prices() {}

    /** A price close to the given one that ends in 9, or in 99 from 20.00 on. */
    public static long tidy(long priceMinor) {
        return priceMinor < SMALL ? priceMinor / 10 * 10 + 9 : priceMinor / 100 * 100 + 99;
    }

    /**
     * Draws a price between the bounds, low prices more often.
     *
     * @param range such as {@code 1900-34900}
     */
    static long draw(String range, RandomGenerator random) {
        String[] bounds = range.split("-", 2);
        double lowest = Math.log(Double.parseDouble(bounds[0]));
        double highest = Math.log(Double.parseDouble(bounds[1]));
        return tidy(Math.round(Math.exp(lowest + random.nextDouble() * (highest - lowest))));
    }
}
