package io.shopstream.producer.faults;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

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

    /** The name in settings, such as {@code out-of-order}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Fault> ofCode(String code) {
        return Arrays.stream(values())
                .filter(fault -> fault.code().equals(code))
                .findFirst();
    }

    static String codes() {
        return Arrays.stream(values()).map(Fault::code).collect(Collectors.joining(", "));
    }
}
