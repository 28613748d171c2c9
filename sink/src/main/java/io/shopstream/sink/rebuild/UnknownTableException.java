package io.shopstream.sink.rebuild;

import java.util.Collection;

/** There is no such table among those that can be rebuilt. The message names those, for a person. */
public final class UnknownTableException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MAX_NAME_LENGTH = 80;

    UnknownTableException(String name, Collection<String> known) {
        super("there is no table " + shown(name) + " to rebuild. Tables that can be: " + String.join(", ", known));
    }

    private static String shown(String name) {
        boolean printable = name.chars().allMatch(c -> c > ' ' && c < 127) && name.length() <= MAX_NAME_LENGTH;
        return printable ? name : "(unprintable)";
    }
}
