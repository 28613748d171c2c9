package io.shopstream.api.params;

import io.shopstream.schemas.query.RankBy;
import io.shopstream.schemas.query.RollingWindow;

/** Parses the codes that store queries share with the API. */
public final class QueryCodes {
    private QueryCodes() {}

    /** @throws BadParameterException naming {@code parameter} and the five windows */
    public static RollingWindow window(String parameter, String text) {
        return RollingWindow.ofCode(text)
                .orElseThrow(() -> new BadParameterException(
                        parameter, "must be one of " + String.join(", ", RollingWindow.codes())));
    }

    /** @throws BadParameterException if the text is neither {@code net} nor {@code units} */
    public static RankBy rankBy(String parameter, String text) {
        return RankBy.ofCode(text)
                .orElseThrow(
                        () -> new BadParameterException(parameter, "must be " + String.join(" or ", RankBy.codes())));
    }
}
