package io.shopstream.schemas.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes one record type. The registry is asked once, at the first record; buffer and encoder are reused per thread,
 * since a Kafka producer may be shared.
 */
final class AvroSerializer<V> implements Serializer<V> {
    private static final int INITIAL_BUFFER = 512;

    private final SchemaRegistry registry;
    private final String subject;
    private final SpecificDatumWriter<V> writer;
    private final SpecificRecord prototype;
    private final ThreadLocal<Buffer> buffers = ThreadLocal.withInitial(Buffer::new);
    private volatile int schemaId = -1;

    AvroSerializer(SchemaRegistry registry, String subject, Class<V> type) {
        this.registry = registry;
        this.subject = subject;
        this.prototype = (SpecificRecord)
                SpecificData.newInstance(type, SpecificData.get().getSchema(type));
        this.writer = new SpecificDatumWriter<>(type);
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable V value) {
        if (value == null) {
            return null;
        }
        if (schemaId < 0) {
            schemaId = registry.register(subject, prototype.getSchema());
        }
        Buffer buffer = buffers.get();
        try {
            return buffer.write(writer, value, schemaId);
        } catch (IOException | RuntimeException e) {
            // Avro's own message may quote the value; the cause keeps it for a debugger.
            throw new SerializationException(
                    "a record for " + subject + " does not fit its schema: a required field is unset", e);
        }
    }

    private static final class Buffer extends ByteArrayOutputStream {
        private @Nullable BinaryEncoder encoder;

        Buffer() {
            super(INITIAL_BUFFER);
        }

        <V> byte[] write(SpecificDatumWriter<V> writer, V value, int schemaId) throws IOException {
            reset();
            count = WireFormat.HEADER_BYTES;
            WireFormat.writeHeader(buf, schemaId);
            BinaryEncoder reused = EncoderFactory.get().directBinaryEncoder(this, encoder);
            encoder = reused;
            writer.write(value, reused);
            reused.flush();
            return toByteArray();
        }
    }
}
