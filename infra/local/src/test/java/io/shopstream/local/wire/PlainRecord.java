package io.shopstream.local.wire;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** A record as a program without our classes sees it: numbers for times and dates, texts for enums. */
public final class PlainRecord {
    private PlainRecord() {}

    /** Values that JSON has, and bytes as in {@code wire.js}. */
    public static Map<String, @Nullable Object> of(IndexedRecord record) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        record.getSchema().getFields().forEach(field -> plain.put(field.name(), plain(record.get(field.pos()))));
        return plain;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case IndexedRecord record -> of(record);
            case List<?> list -> list.stream().map(PlainRecord::plain).toList();
            case Instant time -> time.toEpochMilli();
            case LocalDate date -> date.toEpochDay();
            case Enum<?> symbol -> symbol.name();
            case ByteBuffer bytes -> Map.of("base64", base64(bytes));
            case String _, Integer _, Long _, Boolean _ -> value;
            default -> throw new IllegalStateException("no schema has a " + value.getClass());
        };
    }

    private static String base64(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return Base64.getEncoder().encodeToString(copy);
    }
}
