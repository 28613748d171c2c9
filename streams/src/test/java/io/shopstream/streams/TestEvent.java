package io.shopstream.streams;

import io.shopstream.schemas.avro.EventType;
import io.shopstream.schemas.avro.ShopEvent;
import java.time.Instant;

/** A valid event to start from. */
public record TestEvent(String id, String user, EventType type, Instant occurredAt) {
    public ShopEvent toAvro() {
        return ShopEvent.newBuilder()
                .setEventId(id)
                .setSessionId("session-" + id)
                .setUserId(user)
                .setType(type)
                .setOccurredAt(occurredAt)
                .setDevice("mobile")
                .build();
    }
}
