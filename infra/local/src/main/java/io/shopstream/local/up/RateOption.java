package io.shopstream.local.up;

import io.shopstream.producer.simulator.OrderRate;

/** The value of {@code --rate}: orders per second of the simulated shop, or {@code max}. */
public final class RateOption {
    private RateOption() {}

    /**
     * @return the text as the producer takes it
     * @throws IllegalArgumentException naming the option and what it takes
     */
    public static String parse(String text) {
        try {
            return OrderRate.parse(text).toString();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--rate " + e.getMessage(), e);
        }
    }
}
