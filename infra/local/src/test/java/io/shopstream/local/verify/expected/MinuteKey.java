package io.shopstream.local.verify.expected;

import java.time.Instant;

/** A minute window in one currency. */
record MinuteKey(Instant start, String currency) {
    @Override
    public String toString() {
        return start + " " + currency;
    }
}
