package io.shopstream.schemas.validation;

import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.SchemaRegistry;
import io.shopstream.schemas.validation.SampleRecords.Sample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.Utf8;

/** A record whose texts can be replaced by any bytes, as a foreign producer may write them. */
final class RawRecord {
    private static final int HEADER_BYTES = 5;

    private final byte[] header = new byte[HEADER_BYTES];
    private final Schema schema;
    private final GenericRecord record;
    private final String keyField;
    private byte[] key;

    private <V> RawRecord(Sample<V> sample, SchemaRegistry registry) {
        byte[] bytes = Objects.requireNonNull(new AvroSerdes(registry)
                .serializer(sample.topic())
                .serialize(sample.topic().name(), sample.value()));
        System.arraycopy(bytes, 0, header, 0, HEADER_BYTES);
        schema = ((IndexedRecord) sample.value()).getSchema();
        record = read(bytes);
        keyField = sample.key();
        key = record.get(keyField).toString().getBytes(StandardCharsets.UTF_8);
    }

    private GenericRecord read(byte[] bytes) {
        try {
            return new GenericDatumReader<GenericRecord>(schema)
                    .read(
                            null,
                            DecoderFactory.get().binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RawRecord of(Sample<?> sample, SchemaRegistry registry) {
        return new RawRecord(sample, registry);
    }

    /** Paths of all texts, see {@link AvroTexts}. */
    static List<String> texts(Sample<?> sample) {
        return AvroTexts.paths(((IndexedRecord) sample.value()).getSchema());
    }

    /** Sets the text, in every line if it is one of a line; the key of the record follows its id. */
    RawRecord with(String path, byte[] text) {
        AvroTexts.visit(record, path, (owner, name) -> ((GenericRecord) owner).put(name, new Utf8(text)));
        key = path.equals(keyField) ? text : key;
        return this;
    }

    RawRecord withKey(byte[] bytes) {
        key = bytes;
        return this;
    }

    byte[] key() {
        return key;
    }

    byte[] value() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(header);
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        try {
            new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
