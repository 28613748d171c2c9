package io.shopstream.schemas.serde;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;
import org.jspecify.annotations.Nullable;

/** Says in words which fields of a writer's schema its reader cannot read, and why. */
final class SchemaDifference {
    private static final int MAX_FIELDS = 5;

    private SchemaDifference() {}

    /** Returns an empty text if the reader can read whatever the writer writes. */
    static String of(Schema writer, Schema reader) {
        List<Incompatibility> found = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities();
        String shown = found.stream()
                .limit(MAX_FIELDS)
                .map(each -> describe(each, writer, reader))
                .distinct()
                .collect(Collectors.joining("; "));
        return found.size() > MAX_FIELDS ? shown + "; and " + (found.size() - MAX_FIELDS) + " more" : shown;
    }

    private static String describe(Incompatibility found, Schema writer, Schema reader) {
        Place place = Place.of(found.getLocation(), reader);
        return switch (found.getType()) {
            case READER_FIELD_MISSING_DEFAULT_VALUE ->
                place.name() + " is missing in the writer's schema" + renamed(place, writer, reader);
            case TYPE_MISMATCH ->
                place.name() + " is " + type(found.getWriterFragment()) + " in the writer's schema, but "
                        + type(found.getReaderFragment()) + " here";
            case MISSING_UNION_BRANCH ->
                place.name() + " is " + type(found.getWriterFragment()) + " in the writer's schema, which is none of "
                        + "its types here";
            case MISSING_ENUM_SYMBOLS ->
                place.name() + " has symbols in the writer's schema that are not known here: " + found.getMessage();
            case NAME_MISMATCH, FIXED_SIZE_MISMATCH -> place.name() + " has another type in the writer's schema";
        };
    }

    private static String type(@Nullable Schema schema) {
        return schema == null ? "of another type" : schema.getType().name().toLowerCase(Locale.ROOT);
    }

    // A field that was renamed is missing under its own name, and unknown under the new one.
    private static String renamed(Place place, Schema writer, Schema reader) {
        Schema record = place.record(reader);
        Schema written = place.record(writer);
        if (record == null || written == null) {
            return "";
        }
        String unknown = written.getFields().stream()
                .map(Schema.Field::name)
                .filter(name -> record.getField(name) == null)
                .limit(MAX_FIELDS)
                .collect(Collectors.joining(", "));
        return unknown.isEmpty() ? "" : ", which has " + unknown + " instead: was it renamed?";
    }

    /**
     * A field of the reader's schema.
     *
     * @param path names of the fields from the record down
     */
    private record Place(List<String> path) {
        /** @param pointer JSON pointer into the reader's schema, such as {@code /fields/8/type/items/fields/3/type} */
        static Place of(String pointer, Schema reader) {
            List<String> path = new ArrayList<>();
            Schema at = reader;
            String[] parts = pointer.split("/");
            for (int index = 1; index + 1 < parts.length; index++) {
                Schema record = innermost(at);
                if (parts[index].equals("fields") && record != null) {
                    Schema.Field field = record.getFields().get(Integer.parseInt(parts[index + 1]));
                    path.add(field.name());
                    at = field.schema();
                    index++;
                }
            }
            return new Place(path);
        }

        String name() {
            return path.isEmpty() ? "the record" : String.join(".", path);
        }

        /** The record that has the field, in the given schema; null if that has no such record. */
        @Nullable Schema record(Schema schema) {
            Schema at = innermost(schema);
            for (String name : path.subList(0, Math.max(0, path.size() - 1))) {
                Schema.Field field = at == null ? null : at.getField(name);
                at = field == null ? null : innermost(field.schema());
            }
            return at;
        }

        // The record in an optional value or in an array.
        private static @Nullable Schema innermost(Schema schema) {
            return switch (schema.getType()) {
                case RECORD -> schema;
                case ARRAY -> innermost(schema.getElementType());
                case UNION ->
                    schema.getTypes().stream()
                            .filter(branch -> branch.getType() != Schema.Type.NULL)
                            .findFirst()
                            .map(Place::innermost)
                            .orElse(null);
                case MAP, ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> null;
            };
        }
    }
}
