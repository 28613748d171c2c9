package io.shopstream.streams.intake;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.rules.OrderRules;
import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.schemas.rules.Violation;
import io.shopstream.schemas.serde.UndecodableRecordException;
import io.shopstream.streams.flow.StrictUtf8;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Decides whether bytes are a valid order. Depends on the record alone, so a replay gives the same verdict. */
final class OrderValidator {
    private final Deserializer<Order> deserializer;
    private final String topic;

    OrderValidator(Deserializer<Order> deserializer, String topic) {
        this.deserializer = deserializer;
        this.topic = topic;
    }

    /** Reads a value that was judged valid before. */
    Order read(byte[] rawValue) {
        return deserializer.deserialize(topic, rawValue);
    }

    /** Throws {@code RegistryUnavailableException} while the schema of the value cannot be had. */
    Verdict validate(byte @Nullable [] rawKey, byte @Nullable [] rawValue, Instant receivedAt) {
        if (rawValue == null) {
            return new Invalid(RejectionReason.VALUE_MISSING, "the record has no value");
        }
        Order order;
        try {
            order = read(rawValue);
        } catch (UndecodableRecordException e) {
            String message = e.getMessage();
            return new Invalid(e.reason(), message == null ? "" : message);
        }
        List<Violation> violations = OrderRules.check(StrictUtf8.decode(rawKey), order, receivedAt);
        if (violations.isEmpty()) {
            return new Valid(order);
        }
        Violation first = violations.getFirst();
        return new Invalid(first.reason(), first.detail());
    }

    sealed interface Verdict {}

    record Valid(Order order) implements Verdict {}

    record Invalid(RejectionReason reason, String detail) implements Verdict {}
}
