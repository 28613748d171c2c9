package io.shopstream.producer.faults;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the simulator can do wrong on purpose, always on the orders topic. */
public enum Fault {
    /** The same version once more, at once or a while later. */
    DUPLICATES,
    /** A sale that was placed minutes to days before it is sent. */
    LATE,
    /** A version that is sent after the one that follows it. */
    OUT_OF_ORDER,
    /** A record in addition that is no valid order. */
    MALFORMED,
    /** A sale of a product that the catalogue does not have. */
    UNKNOWN_PRODUCT;

    /** As the user writes it: {@code out-of-order}. */
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
