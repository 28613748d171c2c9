package io.shopstream.producer.imports.format;

import java.util.Locale;

/** What separates the fields of a line. */
public enum Delimiter {
    COMMA(','),
    SEMICOLON(';'),
    TAB('\t');

    private final char sign;

    Delimiter(char sign) {
        this.sign = sign;
    }

    public char sign() {
        return sign;
    }

    /** The name for a person. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
