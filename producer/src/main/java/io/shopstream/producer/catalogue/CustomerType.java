package io.shopstream.producer.catalogue;

import java.util.Locale;

/** The shop's classification of a customer. */
public enum CustomerType {
    NEW,
    REGULAR,
    LOYAL,
    BUSINESS;

    /** The name in tables and records: {@code new}, {@code regular}, ... */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException if no type has that code
     */
    public static CustomerType ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
