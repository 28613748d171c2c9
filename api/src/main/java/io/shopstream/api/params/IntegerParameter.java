package io.shopstream.api.params;

/** Parses whole numbers within bounds. */
public final class IntegerParameter {
    private IntegerParameter() {}

    /** @throws BadParameterException if the text is not a whole number from {@code min} to {@code max} */
    public static int parse(String parameter, String text, int min, int max) {
        try {
            int value = Integer.parseInt(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // reported below, with the bounds
        }
        throw new BadParameterException(parameter, "must be a whole number from %d to %d".formatted(min, max));
    }
}
