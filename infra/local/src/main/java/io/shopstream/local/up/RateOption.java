package io.shopstream.local.up;

import io.shopstream.producer.simulator.time.OrderRate;

/** Parses {@code --rate}: orders per second of the simulated shop, or {@code max}. */
public final class RateOption {
    private RateOption() {}

    /**
     * @return the rate in the producer's format
     * @throws IllegalArgumentException naming the option and its valid values
     */
    public static String parse(String text) {
        try {
            return OrderRate.parse(text).toString();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--rate " + e.getMessage(), e);
        }
    }
}
