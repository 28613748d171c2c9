package io.shopstream.schemas.validation;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;

/**
 * The texts of any record, found through its schema, so that a new field cannot be forgotten. The path of a text is the
 * names of its fields, such as {@code lines.product_id}.
 */
final class AvroTexts {
    private AvroTexts() {}

    /** The paths of all texts, optional and nested ones included. */
    static List<String> paths(Schema record) {
        List<String> paths = new ArrayList<>();
        collect("", record, paths);
        return paths;
    }

    private static void collect(String path, Schema type, List<String> paths) {
        switch (type.getType()) {
            case STRING -> paths.add(path);
            case UNION -> type.getTypes().forEach(branch -> collect(path, branch, paths));
            case ARRAY -> collect(path, type.getElementType(), paths);
            case RECORD ->
                type.getFields()
                        .forEach(field -> collect(
                                path.isEmpty() ? field.name() : path + "." + field.name(), field.schema(), paths));
            case MAP -> throw new IllegalStateException(path + " is a map: its keys and texts are not tried here");
            default -> {}
        }
    }

    /** Calls {@code each} with every record that has the text itself, and with the text's name. */
    static void visit(IndexedRecord record, String path, BiConsumer<IndexedRecord, String> each) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            each.accept(record, path);
            return;
        }
        Object nested =
                record.get(record.getSchema().getField(path.substring(0, dot)).pos());
        List<?> all = nested instanceof List<?> list ? list : List.of(nested);
        all.forEach(one -> visit((IndexedRecord) one, path.substring(dot + 1), each));
    }

    /** A record in which every field is set, every array has one element, and which keeps no rule but the schema's. */
    static GenericRecord sample(Schema record) {
        return (GenericRecord) value(record);
    }

    private static Object value(Schema type) {
        return switch (type.getType()) {
            case STRING -> "x";
            case INT -> 1;
            case LONG -> 1L;
            case FLOAT -> 1f;
            case DOUBLE -> 1d;
            case BOOLEAN -> true;
            case BYTES -> ByteBuffer.wrap(new byte[] {1});
            case ENUM -> new GenericData.EnumSymbol(type, type.getEnumSymbols().getFirst());
            case ARRAY -> List.of(value(type.getElementType()));
            case UNION ->
                value(type.getTypes().stream()
                        .filter(branch -> branch.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElseThrow());
            case RECORD -> {
                GenericRecord record = new GenericData.Record(type);
                type.getFields().forEach(field -> record.put(field.pos(), value(field.schema())));
                yield record;
            }
            case MAP, FIXED, NULL -> throw new IllegalStateException("no sample of " + type);
        };
    }
}
