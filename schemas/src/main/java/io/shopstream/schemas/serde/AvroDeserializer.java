package io.shopstream.schemas.serde;

import io.shopstream.schemas.rules.RejectionReason;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one record type from any schema version in the registry and resolves it to the compiled schema. Reads exactly
 * one record or throws {@link UndecodableRecordException}; trailing bytes are an error, and so is a text that is not
 * valid UTF-8.
 */
final class AvroDeserializer<V> implements Deserializer<V> {
    // Larger than any legitimate record. A compressed batch within the topic's size limit may expand to gigabytes, and
    // every record must fit the reader's changelogs and dead letters.
    private static final int MAX_BYTES = 16 * 1024 * 1024;

    private final SchemaRegistry registry;
    private final Class<V> type;
    private final Schema readerSchema;
    private final Map<Integer, SpecificDatumReader<V>> readers = new ConcurrentHashMap<>();
    // By id: what a flood of such records differs in is found out once.
    private final Map<Integer, String> differences = new ConcurrentHashMap<>();
    private final ThreadLocal<StrictAvroDecoder> decoders = ThreadLocal.withInitial(StrictAvroDecoder::new);

    AvroDeserializer(SchemaRegistry registry, Class<V> type) {
        this.registry = registry;
        this.type = type;
        this.readerSchema = SpecificData.get().getSchema(type);
    }

    @Override
    public @Nullable V deserialize(String topic, byte @Nullable [] data) {
        if (data == null) {
            return null;
        }
        if (data.length > MAX_BYTES) {
            throw new UndecodableRecordException(
                    RejectionReason.UNDECODABLE, "the value is larger than " + MAX_BYTES + " bytes");
        }
        if (!WireFormat.hasHeader(data)) {
            throw new UndecodableRecordException(
                    RejectionReason.NOT_WIRE_FORMAT, "the value does not start with byte 0 and a schema id");
        }
        int schemaId = WireFormat.schemaId(data);
        SpecificDatumReader<V> reader = reader(schemaId);
        try {
            StrictAvroDecoder decoder = decoders.get();
            V value = reader.read(null, body(decoder, data));
            if (!decoder.isEnd()) {
                throw new UndecodableRecordException(
                        RejectionReason.UNDECODABLE, "bytes are left over after the record");
            }
            return value;
        } catch (UndecodableRecordException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw failed(data, reader.getSchema(), schemaId, e);
        }
    }

    private static StrictAvroDecoder body(StrictAvroDecoder decoder, byte[] data) {
        return decoder.begin(data, WireFormat.HEADER_BYTES, data.length - WireFormat.HEADER_BYTES);
    }

    private UndecodableRecordException failed(byte[] data, Schema writerSchema, int schemaId, Exception cause) {
        if (cause instanceof AvroTypeException) {
            String difference =
                    differences.computeIfAbsent(schemaId, id -> SchemaDifference.of(writerSchema, readerSchema));
            if (!difference.isEmpty()) {
                return new UndecodableRecordException(
                        RejectionReason.UNDECODABLE,
                        "the schema with id " + schemaId + " that the value was written with cannot be read as "
                                + type.getSimpleName() + ": " + difference,
                        cause);
            }
        }
        String field = FailedField.find(writerSchema, readerSchema, body(new StrictAvroDecoder(), data));
        if (cause instanceof MalformedTextException) {
            String text = field.isEmpty() ? "a text" : field;
            return new UndecodableRecordException(RejectionReason.UNDECODABLE, text + " is not valid UTF-8", cause);
        }
        return new UndecodableRecordException(
                RejectionReason.UNDECODABLE,
                "the value does not match its schema"
                        + (field.isEmpty() ? "" : ": it cannot be read from " + field + " on"),
                cause);
    }

    private SpecificDatumReader<V> reader(int schemaId) {
        // Not computeIfAbsent: asking the registry may take long and must not hold the map's lock.
        SpecificDatumReader<V> known = readers.get(schemaId);
        if (known != null) {
            return known;
        }
        Schema writerSchema = registry.schemaById(schemaId)
                .orElseThrow(() -> new UndecodableRecordException(
                        RejectionReason.UNKNOWN_SCHEMA_ID, "the registry knows no schema with the value's id"));
        if (!writerSchema.getFullName().equals(readerSchema.getFullName())) {
            throw new UndecodableRecordException(
                    RejectionReason.WRONG_RECORD_TYPE, "the value's record type is not " + type.getSimpleName());
        }
        SpecificDatumReader<V> reader = new SpecificDatumReader<>(type);
        reader.setSchema(writerSchema);
        reader.setExpected(readerSchema);
        readers.put(schemaId, reader);
        return reader;
    }
}
