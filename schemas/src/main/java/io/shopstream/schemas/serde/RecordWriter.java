package io.shopstream.schemas.serde;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.Encoder;
import org.apache.avro.specific.SpecificDatumWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the records of one schema, byte for byte as {@link SpecificDatumWriter} does, with field writers that are
 * built once. Avro's writer looks up conversions and union branches again for every field of every record, which cost
 * as much as encoding all the bytes. Avro's writer still writes the types that have no field writer here.
 */
final class RecordWriter {
    private final FieldWriter[] fields;

    RecordWriter(Schema schema) {
        this.fields =
                schema.getFields().stream().map(field -> of(field.schema())).toArray(FieldWriter[]::new);
    }

    /**
     * @throws RuntimeException if a required field is unset or has another type than its schema says
     */
    void write(IndexedRecord record, Encoder out) throws IOException {
        for (int position = 0; position < fields.length; position++) {
            fields[position].write(record.get(position), out);
        }
    }

    private static FieldWriter of(Schema schema) {
        return switch (schema.getType()) {
            case STRING -> (value, out) -> out.writeString((CharSequence) present(value));
            case BYTES ->
                schema.getLogicalType() == null
                        ? (value, out) -> out.writeBytes((ByteBuffer) present(value))
                        : byAvro(schema);
            case BOOLEAN -> (value, out) -> out.writeBoolean((Boolean) present(value));
            case INT -> ofInt(schema);
            case LONG -> ofLong(schema);
            // Generated enums list the symbols in the schema's order.
            case ENUM -> (value, out) -> out.writeEnum(((Enum<?>) present(value)).ordinal());
            case RECORD -> {
                RecordWriter nested = new RecordWriter(schema);
                yield (value, out) -> nested.write((IndexedRecord) present(value), out);
            }
            case ARRAY -> ofArray(of(schema.getElementType()));
            case UNION -> ofUnion(schema);
            case FLOAT, DOUBLE, FIXED, MAP, NULL -> byAvro(schema);
        };
    }

    private static FieldWriter ofInt(Schema schema) {
        LogicalType type = schema.getLogicalType();
        if (type == null) {
            return (value, out) -> out.writeInt((Integer) present(value));
        }
        return type instanceof LogicalTypes.Date
                ? (value, out) -> out.writeInt(Math.toIntExact(((LocalDate) present(value)).toEpochDay()))
                : byAvro(schema);
    }

    private static FieldWriter ofLong(Schema schema) {
        LogicalType type = schema.getLogicalType();
        if (type == null) {
            return (value, out) -> out.writeLong((Long) present(value));
        }
        return type instanceof LogicalTypes.TimestampMillis
                ? (value, out) -> out.writeLong(((Instant) present(value)).toEpochMilli())
                : byAvro(schema);
    }

    private static FieldWriter ofArray(FieldWriter element) {
        return (value, out) -> {
            List<?> elements = (List<?>) present(value);
            out.writeArrayStart();
            out.setItemCount(elements.size());
            for (Object each : elements) {
                out.startItem();
                element.write(each, out);
            }
            out.writeArrayEnd();
        };
    }

    private static FieldWriter ofUnion(Schema schema) {
        List<Schema> branches = schema.getTypes();
        if (branches.size() != 2 || !schema.isNullable()) {
            return byAvro(schema);
        }
        int nullBranch = branches.get(0).getType() == Schema.Type.NULL ? 0 : 1;
        int valueBranch = 1 - nullBranch;
        FieldWriter writer = of(branches.get(valueBranch));
        return (value, out) -> {
            if (value == null) {
                out.writeIndex(nullBranch);
            } else {
                out.writeIndex(valueBranch);
                writer.write(value, out);
            }
        };
    }

    private static FieldWriter byAvro(Schema schema) {
        SpecificDatumWriter<Object> writer = new SpecificDatumWriter<>(schema);
        return writer::write;
    }

    private static Object present(@Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("a required field is unset");
        }
        return value;
    }

    @FunctionalInterface
    private interface FieldWriter {
        void write(@Nullable Object value, Encoder out) throws IOException;
    }
}
