package io.shopstream.sink.rebuild.plan;

import java.util.Collection;

/** Thrown for a name that is not a table that can be rebuilt. The message lists those tables for the user. */
public final class UnknownTableException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MAX_NAME_LENGTH = 80;

    UnknownTableException(String name, Collection<String> known) {
        super("unknown table " + shown(name) + ". Tables that can be rebuilt: " + String.join(", ", known));
    }

    private static String shown(String name) {
        boolean printable = name.chars().allMatch(c -> c > ' ' && c < 127) && name.length() <= MAX_NAME_LENGTH;
        return printable ? name : "(unprintable)";
    }
}
