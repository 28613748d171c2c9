package io.shopstream.local.verify.expected;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Totals of one customer in one currency; first and last are null if no sale of the customer stands. */
public record CustomerFigures(
        Amounts amounts, @Nullable Instant first, @Nullable Instant last, String segment) {
    /** Totals of a customer without an order that stands. */
    static final CustomerFigures NOTHING = new CustomerFigures(Amounts.ZERO, null, null, "none");

    @Override
    public String toString() {
        return "%s, first %s, last %s, %s".formatted(amounts, first, last, segment);
    }
}
