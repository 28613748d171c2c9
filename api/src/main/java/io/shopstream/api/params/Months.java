package io.shopstream.api.params;

import java.time.YearMonth;
import java.util.regex.Pattern;

/** Parses months of the calendar. */
public final class Months {
    // YearMonth.parse also accepts years of more digits, with a sign.
    private static final Pattern FORM = Pattern.compile("(?!0000)[0-9]{4}-(0[1-9]|1[0-2])");

    private Months() {}

    /** @throws BadParameterException if the text is no month of the years 1 to 9999 */
    public static YearMonth parse(String parameter, String text) {
        if (!FORM.matcher(text).matches()) {
            throw new BadParameterException(parameter, "must be a month such as 2010-12");
        }
        return YearMonth.parse(text);
    }
}
