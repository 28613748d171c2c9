package io.shopstream.local.up;

/** The value of {@code --rate}: orders per second of the simulated shop, or {@code max}. */
public final class RateOption {
    private static final int MOST = 100_000;
    private static final String MAX = "max";

    private RateOption() {}

    /**
     * @return the text as the producer takes it
     * @throws IllegalArgumentException naming the option and what it takes
     */
    public static String parse(String text) {
        String rate = text.strip();
        if (rate.equals(MAX)) {
            return rate;
        }
        try {
            double number = Double.parseDouble(rate);
            if (number >= 0 && number <= MOST) {
                return rate;
            }
        } catch (NumberFormatException e) {
            // said below, with the bounds
        }
        throw new IllegalArgumentException("--rate must be a number from 0 to %d, or max".formatted(MOST));
    }
}
