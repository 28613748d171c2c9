package io.shopstream.local.verify.expected;

import io.shopstream.schemas.avro.Order;
import java.time.Duration;
import java.time.Instant;
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
    private static final Duration LATE = Duration.ofMinutes(5);
    private static final String UNKNOWN_PRODUCT = "unknown-";

    static ValidatedRecord rejected(Instant timestamp) {
        return new ValidatedRecord(null, timestamp, OptionalLong.empty(), false);
    }

    /** Whether the outcome is the one that this fault must lead to. */
    boolean hasExpectedOutcome(String fault) {
        if (order == null) {
            return fault.equals("malformed");
        }
        return switch (fault) {
            case "duplicates" -> repeated;
            case "late" -> !order.getPlacedAt().isAfter(timestamp.minus(LATE));
            case "out-of-order" ->
                !repeated && highestBefore.isPresent() && order.getVersion() < highestBefore.getAsLong();
            case "unknown-product" ->
                order.getLines().stream().anyMatch(line -> line.getProductId().startsWith(UNKNOWN_PRODUCT));
            default -> false;
        };
    }
}
