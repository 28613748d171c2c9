package io.shopstream.api.ingest.read;

import io.shopstream.schemas.avro.EventType;
import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.schemas.rules.EventRules;
import io.shopstream.schemas.rules.Violation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events. The members are the fields of the Avro record. */
final class ShopEventType implements RecordType<ShopEvent> {
    @Override
    public @Nullable ShopEvent read(RecordFields fields, NewIds ids) {
        Draft draft = new Draft(fields);
        return fields.object(draft::member) ? draft.event(ids) : null;
    }

    @Override
    public List<Violation> check(ShopEvent event, Instant receivedAt) {
        return EventRules.check(event.getUserId(), event, receivedAt);
    }

    @Override
    public RecordFault fault(ShopEvent event, Violation violation) {
        // Each detail of the rules for events begins with the name of the field.
        String field = violation.detail().split(" ", 2)[0];
        return RecordFault.of(violation.reason(), "/" + field, violation.detail());
    }

    @Override
    public String id(ShopEvent event) {
        return event.getEventId();
    }

    @Override
    public String key(ShopEvent event) {
        return event.getUserId();
    }

    @Override
    public String identity(ShopEvent event) {
        return event.getEventId() + '\n' + event.getUserId() + '\n' + event.getType() + '\n' + event.getOccurredAt();
    }

    /** An event of which some members are read. */
    private static final class Draft {
        private final RecordFields fields;
        private @Nullable String eventId;
        private @Nullable String sessionId;
        private @Nullable String userId;
        private @Nullable EventType type;
        private @Nullable String productId;
        private @Nullable String orderId;
        private @Nullable Instant occurredAt;
        private @Nullable String device;
        private @Nullable String campaignId;

        Draft(RecordFields fields) {
            this.fields = fields;
        }

        boolean member(String name) {
            switch (name) {
                case "event_id" -> eventId = fields.text();
                case "session_id" -> sessionId = fields.text();
                case "user_id" -> userId = fields.text();
                case "type" -> type = fields.code(EventType.class);
                case "product_id" -> productId = fields.text();
                case "order_id" -> orderId = fields.text();
                case "occurred_at" -> occurredAt = fields.time();
                case "device" -> device = fields.text();
                case "campaign_id" -> campaignId = fields.text();
                default -> {
                    return false;
                }
            }
            return true;
        }

        @Nullable ShopEvent event(NewIds ids) {
            fields.require("session_id", sessionId);
            fields.require("user_id", userId);
            fields.require("type", type);
            fields.require("occurred_at", occurredAt);
            fields.require("device", device);
            if (fields.fault() != null) {
                return null;
            }
            return new ShopEvent(
                    eventId == null ? ids.next() : eventId,
                    sessionId,
                    userId,
                    type,
                    productId,
                    orderId,
                    occurredAt,
                    device,
                    campaignId);
        }
    }
}
