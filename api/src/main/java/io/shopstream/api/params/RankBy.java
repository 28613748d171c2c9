package io.shopstream.api.params;

import java.util.Locale;

/** The measure that products are ranked by. */
public enum RankBy {
    NET,
    UNITS;

    /** @throws BadParameterException if the text is neither {@code net} nor {@code units} */
    public static RankBy parse(String parameter, String text) {
        return switch (text) {
            case "net" -> NET;
            case "units" -> UNITS;
            default -> throw new BadParameterException(parameter, "must be net or units");
        };
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
