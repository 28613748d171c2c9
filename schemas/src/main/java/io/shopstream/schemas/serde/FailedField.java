package io.shopstream.schemas.serde;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.ResolvingDecoder;
import org.jspecify.annotations.Nullable;

/** Finds the field at which a record that cannot be decoded fails, by reading the record once more. */
final class FailedField extends GenericDatumReader<GenericRecord> {
    private final List<String> path = new ArrayList<>();

    private FailedField(Schema writer, Schema reader) {
        super(writer, reader, new SlowData());
    }

    /**
     * Returns the name of the field as the reader's schema has it, such as {@code lines.quantity}; empty if the record
     * fails outside of its fields.
     */
    static String find(Schema writer, Schema reader, Decoder record) {
        FailedField finder = new FailedField(writer, reader);
        try {
            finder.read(null, record);
            return "";
        } catch (IOException | RuntimeException e) {
            return String.join(".", finder.path);
        }
    }

    @Override
    protected void readField(
            Object record, Schema.Field field, @Nullable Object old, ResolvingDecoder in, @Nullable Object state)
            throws IOException {
        path.add(field.name());
        super.readField(record, field, old, in, state);
        // Not in a finally block: what a failure leaves is the answer.
        path.removeLast();
    }

    // Avro reads classes of its own by generated readers, which know no fields.
    private static final class SlowData extends GenericData {}
}
