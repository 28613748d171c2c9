package io.shopstream.api.params;

import java.util.List;

/** Parses parameters with a few accepted texts. */
public final class Choices {
    private Choices() {}

    /** @throws BadParameterException naming the accepted texts */
    public static String parse(String parameter, String text, List<String> accepted) {
        if (!accepted.contains(text)) {
            throw new BadParameterException(parameter, "must be one of " + String.join(", ", accepted));
        }
        return text;
    }
}
