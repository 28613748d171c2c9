package io.shopstream.api.ingest.read;

import io.shopstream.api.ingest.read.Candidate.Faulty;
import io.shopstream.api.ingest.read.Candidate.Ready;
import io.shopstream.schemas.rules.Violation;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.serialization.Serializer;
import tools.jackson.core.JsonParser;

/** Reads, checks and encodes one record after the other. Thread-safe. */
final class RecordReader<V> {
    private final RecordType<V> type;
    private final Serializer<V> serializer;
    private final String topic;

    RecordReader(RecordType<V> type, Serializer<V> serializer, String topic) {
        this.type = type;
        this.serializer = serializer;
        this.topic = topic;
    }

    /**
     * Reads the record at whose first token the parser is, and leaves the parser at its last one.
     *
     * @param receivedAt time of receipt, which the shared rules compare with
     * @param ids for records that have none
     * @throws tools.jackson.core.JacksonException if the text is not JSON
     * @throws io.shopstream.schemas.serde.RegistryUnavailableException if the schema cannot be registered now
     */
    Candidate read(JsonParser parser, Instant receivedAt, NewIds ids) {
        RecordFields fields = new RecordFields(parser);
        V value = type.read(fields, ids);
        RecordFault fault = fields.fault();
        if (fault != null) {
            return new Faulty(fault);
        }
        if (value == null) {
            throw new IllegalStateException("a record was not read, for no reason");
        }
        List<Violation> violations = type.check(value, receivedAt);
        return violations.isEmpty()
                ? new Ready(type.id(value), type.key(value), type.identity(value), serializer.serialize(topic, value))
                : new Faulty(type.fault(value, violations.getFirst()));
    }
}
