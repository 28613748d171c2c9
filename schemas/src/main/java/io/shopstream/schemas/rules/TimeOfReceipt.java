package io.shopstream.schemas.rules;

import java.time.Duration;
import java.time.Instant;

/**
 * Judges the times that a record tells by the time at which it was received: the timestamp of its Kafka record, for a
 * line of a file the import's clock. No other clock is asked, so that every service and every replay agree.
 *
 * <p>A timestamp before the year 2000 was set by no clock: producers that know no time write 0 or -1. Such a time of
 * receipt is unknown, and the record's times are then limited by {@link OrderRules#LATEST} alone.
 */
final class TimeOfReceipt {
    static final String MEANING = "the time of receipt (the timestamp of the Kafka record; for a file, the import's"
            + " clock): correct the time, or the clock of the producer";

    private static final Instant FIRST_KNOWN = Instant.parse("2000-01-01T00:00:00Z");

    private TimeOfReceipt() {}

    /** Whether the time lies more than {@code ahead} after a known time of receipt. */
    static boolean isAhead(Instant time, Instant receivedAt, Duration ahead) {
        return !receivedAt.isBefore(FIRST_KNOWN) && time.isAfter(receivedAt.plus(ahead));
    }
}
