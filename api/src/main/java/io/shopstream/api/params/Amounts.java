package io.shopstream.api.params;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Parses amounts of money: decimal text, never floating point. */
public final class Amounts {
    private static final Pattern FORM = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,2})?");

    private Amounts() {}

    /** @throws BadParameterException if the text is not a decimal number with at most 12 and 2 digits */
    public static BigDecimal parse(String parameter, String text) {
        if (!FORM.matcher(text).matches()) {
            throw new BadParameterException(
                    parameter, "must be an amount such as 100 or 99.95: up to 12 digits, then up to 2 after a point");
        }
        return new BigDecimal(text);
    }
}
