package io.shopstream.streams.sessions;

import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.schemas.rules.EventRules;
import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.schemas.rules.Violation;
import io.shopstream.schemas.serde.UndecodableRecordException;
import io.shopstream.streams.flow.StrictUtf8;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Decides whether bytes are a valid event. Depends on the record alone, so a replay gives the same verdict. */
final class EventValidator {
    private final Deserializer<ShopEvent> deserializer;
    private final String topic;

    EventValidator(Deserializer<ShopEvent> deserializer, String topic) {
        this.deserializer = deserializer;
        this.topic = topic;
    }

    /** Throws {@code RegistryUnavailableException} while the schema of the value cannot be had. */
    Verdict validate(byte @Nullable [] rawKey, byte @Nullable [] rawValue, long receivedAtMillis) {
        if (rawValue == null) {
            return new Invalid(RejectionReason.VALUE_MISSING);
        }
        ShopEvent event;
        try {
            event = deserializer.deserialize(topic, rawValue);
        } catch (UndecodableRecordException e) {
            return new Invalid(e.reason());
        }
        List<Violation> violations = EventRules.check(
                StrictUtf8.decode(rawKey, event.getUserId()), event, Instant.ofEpochMilli(receivedAtMillis));
        return violations.isEmpty()
                ? new Valid(event)
                : new Invalid(violations.getFirst().reason());
    }

    sealed interface Verdict {}

    record Valid(ShopEvent event) implements Verdict {}

    record Invalid(RejectionReason reason) implements Verdict {}
}
