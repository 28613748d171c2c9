package io.shopstream.local.verify.expected.record;

import io.shopstream.producer.faults.Fault;
import io.shopstream.schemas.avro.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A record of the orders topic and its outcome.
 *
 * @param order null if the record is rejected
 * @param highestBefore highest version of the order in earlier records, empty if there was none
 * @param repeated whether an earlier record had the same version
 */
public record ValidatedRecord(@Nullable Order order, Instant timestamp, OptionalLong highestBefore, boolean repeated) {
    // The simulator sends a late order at least six minutes after it was placed; the clocks may differ.
    private static final Duration LATE = Duration.ofMinutes(5);
    private static final String UNKNOWN_PRODUCT = "unknown-";

    public static ValidatedRecord rejected(Instant timestamp) {
        return new ValidatedRecord(null, timestamp, OptionalLong.empty(), false);
    }

    /** Whether the outcome is the one that this fault must lead to; false if the code names no fault. */
    boolean hasExpectedOutcome(String code) {
        return Arrays.stream(Fault.values())
                .filter(fault -> fault.code().equals(code))
                .anyMatch(this::hasExpectedOutcome);
    }

    private boolean hasExpectedOutcome(Fault fault) {
        Order valid = order;
        if (valid == null) {
            return fault == Fault.MALFORMED;
        }
        return switch (fault) {
            case DUPLICATES -> repeated;
            case LATE -> !valid.getPlacedAt().isAfter(timestamp.minus(LATE));
            case OUT_OF_ORDER ->
                !repeated && highestBefore.isPresent() && valid.getVersion() < highestBefore.getAsLong();
            case MALFORMED -> false;
            case UNKNOWN_PRODUCT ->
                valid.getLines().stream().anyMatch(line -> line.getProductId().startsWith(UNKNOWN_PRODUCT));
        };
    }
}
