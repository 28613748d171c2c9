package io.shopstream.schemas.rules;

import io.shopstream.schemas.avro.ShopEvent;
import java.time.Instant;
import java.util.ArrayList;
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
     * @param receivedAt {@code occurred_at} may lie at most 24 h after this time
     * @return every rule the event breaks, the most specific first; empty if it is valid
     */
    public static List<Violation> check(@Nullable String key, ShopEvent event, Instant receivedAt) {
        List<Violation> found = new ArrayList<>(0);
        checkIdentity(key, event, found);
        checkLength("session_id", event.getSessionId(), OrderRules.MAX_ID, found);
        checkLength("product_id", event.getProductId(), OrderRules.MAX_ID, found);
        checkLength("order_id", event.getOrderId(), OrderRules.MAX_ID, found);
        checkLength("device", event.getDevice(), OrderRules.MAX_TEXT, found);
        checkLength("campaign_id", event.getCampaignId(), OrderRules.MAX_ID, found);
        checkTime(event.getOccurredAt(), receivedAt, found);
        return found;
    }

    private static void checkIdentity(@Nullable String key, ShopEvent event, List<Violation> found) {
        if (event.getEventId().isBlank()) {
            found.add(new Violation(RejectionReason.ID_MISSING, "event_id is empty"));
        }
        checkLength("event_id", event.getEventId(), OrderRules.MAX_ID, found);
        if (event.getUserId().isBlank()) {
            found.add(new Violation(RejectionReason.ID_MISSING, "user_id is empty"));
        }
        checkLength("user_id", event.getUserId(), OrderRules.MAX_ID, found);
        if (!event.getUserId().equals(key)) {
            found.add(new Violation(RejectionReason.KEY_MISMATCH, "the record's key is not user_id"));
        }
    }

    private static void checkLength(String field, @Nullable String text, int max, List<Violation> found) {
        if (text != null && (text.length() > max || text.indexOf('\0') >= 0)) {
            found.add(new Violation(
                    RejectionReason.TEXT_NOT_STORABLE,
                    field + " is longer than " + max + " characters or contains a NUL character"));
        }
    }

    private static void checkTime(Instant occurredAt, Instant receivedAt, List<Violation> found) {
        if (occurredAt.isBefore(OrderRules.EARLIEST) || occurredAt.isAfter(receivedAt.plus(OrderRules.MAX_AHEAD))) {
            found.add(new Violation(
                    RejectionReason.TIME_OUT_OF_RANGE,
                    "occurred_at must lie between " + OrderRules.EARLIEST + " and " + OrderRules.MAX_AHEAD.toHours()
                            + " h after the event was received"));
        }
    }
}
