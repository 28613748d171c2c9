package io.shopstream.local.verify.views;

import io.shopstream.schemas.avro.ShopEvent;
import java.time.Instant;

/**
 * Keys of events: type, time, user and id, which together are an event's identity. A NUL, which no id contains, stands
 * before the user and before the id.
 */
public final class EventKeys {
    private EventKeys() {}

    public static String of(ShopEvent event) {
        return of(event.getType().name(), event.getOccurredAt(), event.getUserId(), event.getEventId());
    }

    static String of(String type, Instant occurredAt, String userId, String eventId) {
        return type + " " + occurredAt + " \0" + userId + " \0" + eventId;
    }

    static String eventId(String key) {
        return key.substring(key.lastIndexOf('\0') + 1);
    }
}
