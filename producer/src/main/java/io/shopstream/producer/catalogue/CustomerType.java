package io.shopstream.producer.catalogue;

import java.util.Locale;

/** How the shop classes a customer. */
public enum CustomerType {
    NEW,
    REGULAR,
    LOYAL,
    BUSINESS;

    /** As it stands in tables and records: {@code new}, {@code regular}, ... */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException if it is none
     */
    public static CustomerType ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
