package io.shopstream.schemas.serde;

import java.io.IOException;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes one record type. Asks the registry once, at the first record. Each thread reuses its own encoder and buffer,
 * since threads may share a Kafka producer.
 */
final class AvroSerializer<V> implements Serializer<V> {
    private final SchemaRegistry registry;
    private final String subject;
    private final RecordWriter writer;
    private final SpecificRecord prototype;
    private final ThreadLocal<BufferEncoder> encoders = ThreadLocal.withInitial(BufferEncoder::new);
    private volatile int schemaId = -1;

    AvroSerializer(SchemaRegistry registry, String subject, Class<V> type) {
        this.registry = registry;
        this.subject = subject;
        this.prototype = (SpecificRecord)
                SpecificData.newInstance(type, SpecificData.get().getSchema(type));
        this.writer = new RecordWriter(prototype.getSchema());
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable V value) {
        if (value == null) {
            return null;
        }
        if (schemaId < 0) {
            schemaId = registry.register(subject, prototype.getSchema());
        }
        BufferEncoder encoder = encoders.get();
        encoder.begin(schemaId);
        try {
            writer.write((IndexedRecord) value, encoder);
            return encoder.toByteArray();
        } catch (IOException | RuntimeException e) {
            // Avro's own message may quote the value, so it is kept only in the cause.
            throw new SerializationException(
                    "a record for " + subject
                            + " does not fit its schema: a required field is unset or mistyped, or a text"
                            + " is not valid Unicode",
                    e);
        }
    }
}
