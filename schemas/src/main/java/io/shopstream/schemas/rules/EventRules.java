package io.shopstream.schemas.rules;

import io.shopstream.schemas.avro.ShopEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Validates events, with the bounds of {@link OrderRules}: a valid event can be counted and stored. Streams and sink
 * both use this class, so the aggregates count exactly the events in the fact tables.
 */
public final class EventRules {
    private EventRules() {}

    /**
     * Validates an event as of the time it was received: the Kafka record's timestamp, as for orders.
     *
     * @param key the record's key, null if it has none
     * @param receivedAt {@code occurred_at} may lie at most 24 h after this time, if it is not before the year 2000
     * @return every rule the event breaks, the most specific first; empty if it is valid
     */
    public static List<Violation> check(@Nullable String key, ShopEvent event, Instant receivedAt) {
        FieldChecks checks = new FieldChecks()
                .mandatory("event_id", event.getEventId())
                .mandatory("user_id", event.getUserId())
                .key("user_id", event.getUserId(), key)
                .mandatory("session_id", event.getSessionId())
                .reference("product_id", event.getProductId())
                .reference("order_id", event.getOrderId())
                .text("device", event.getDevice())
                .reference("campaign_id", event.getCampaignId());
        checkTime(event.getOccurredAt(), receivedAt, checks);
        return checks.violations();
    }

    private static void checkTime(Instant occurredAt, Instant receivedAt, FieldChecks checks) {
        if (occurredAt.isBefore(OrderRules.EARLIEST) || occurredAt.isAfter(OrderRules.LATEST)) {
            checks.fail(RejectionReason.TIME_OUT_OF_RANGE, "occurred_at must lie between " + OrderRules.BOUNDS);
        } else if (TimeOfReceipt.isAhead(occurredAt, receivedAt, OrderRules.MAX_AHEAD)) {
            checks.fail(
                    RejectionReason.TIME_OUT_OF_RANGE,
                    "occurred_at is more than " + OrderRules.MAX_AHEAD.toHours() + " h after " + TimeOfReceipt.MEANING);
        }
    }
}
