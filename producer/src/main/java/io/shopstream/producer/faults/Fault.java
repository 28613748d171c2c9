package io.shopstream.producer.faults;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The faults that the simulator can inject into the orders topic. */
public enum Fault {
    /** The same version again, immediately or some orders later. */
    DUPLICATES,
    /** A sale that was placed minutes to days before it is sent. */
    LATE,
    /** A version that is sent after its successor. */
    OUT_OF_ORDER,
    /** An additional record that is not a valid order. */
    MALFORMED,
    /** A sale of a product that the catalogue does not have. */
    UNKNOWN_PRODUCT;

    /** How long before it is sent a {@link #LATE} sale was placed, at least. */
    public static final Duration MIN_LATENESS = Duration.ofMinutes(6);

    /** What the product ids of {@link #UNKNOWN_PRODUCT} begin with. */
    public static final String UNKNOWN_PRODUCT_PREFIX = "unknown-";

    /** The name in settings, such as {@code out-of-order}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The fault with that {@link #code}; empty if there is none. */
    public static Optional<Fault> ofCode(String code) {
        return Arrays.stream(values())
                .filter(fault -> fault.code().equals(code))
                .findFirst();
    }

    /** The {@link #code} of each fault, in their order. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(Fault::code).toList();
    }
}
