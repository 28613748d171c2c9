package io.shopstream.local.verify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is said of one customer in one currency; first and last are null while no sale of theirs stands. */
record CustomerFigures(
        Amounts amounts, @Nullable Instant first, @Nullable Instant last, String segment) {
    /** What a customer is of whom nothing stands. */
    static final CustomerFigures NOTHING = new CustomerFigures(Amounts.ZERO, null, null, "none");

    @Override
    public String toString() {
        return "%s, first %s, last %s, %s".formatted(amounts, first, last, segment);
    }
}
