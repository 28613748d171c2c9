package io.shopstream.local.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Records of any type in the catalogue with values of the whole range, as far as other languages have it. */
final class RandomRecords {
    // JavaScript's numbers are exact up to 2^53. Its Avro library (avsc 5.7) doubles a number before it writes it: from
    // 2^52 on a negative one loses its sign.
    private static final long MAX_LONG = 1L << 52;
    private static final String[] TEXTS = {
        "", "a", "Zürich \uD83D\uDED2", "0199f2c1-7b3e-7c55-9d3a-7b7f3cfa1d0e", "line\nand \"quote\"", "x".repeat(70)
    };

    private final Random random;

    RandomRecords(long seed) {
        random = new Random(seed);
    }

    <V> V of(Class<V> type) {
        return type.cast(record(SpecificData.get().getSchema(type)));
    }

    private SpecificRecord record(Schema schema) {
        SpecificRecord record =
                (SpecificRecord) SpecificData.newInstance(SpecificData.get().getClass(schema), schema);
        schema.getFields().forEach(field -> record.put(field.pos(), value(field.schema())));
        return record;
    }

    private @Nullable Object value(Schema schema) {
        return switch (schema.getType()) {
            case STRING -> text();
            case BYTES -> ByteBuffer.wrap(text().getBytes(StandardCharsets.UTF_16));
            case BOOLEAN -> random.nextBoolean();
            case INT ->
                schema.getLogicalType() instanceof LogicalTypes.Date
                        ? LocalDate.ofEpochDay(random.nextInt(-100_000, 100_000))
                        : (Object) random.nextInt();
            case LONG ->
                schema.getLogicalType() instanceof LogicalTypes.TimestampMillis
                        ? Instant.ofEpochMilli(random.nextLong(-1L << 45, 1L << 45))
                        : (Object) random.nextLong(-MAX_LONG, MAX_LONG);
            case ENUM -> symbol(schema);
            case RECORD -> record(schema);
            case ARRAY -> list(schema.getElementType());
            case UNION ->
                random.nextInt(3) == 0 ? null : value(schema.getTypes().get(1));
            case FLOAT, DOUBLE, FIXED, MAP, NULL -> throw new IllegalStateException("no schema has " + schema);
        };
    }

    private Object symbol(Schema schema) {
        Object[] symbols = SpecificData.get().getClass(schema).getEnumConstants();
        return symbols[random.nextInt(symbols.length)];
    }

    private List<Object> list(Schema element) {
        List<Object> values = new ArrayList<>();
        for (int left = random.nextInt(4); left > 0; left--) {
            values.add(value(element));
        }
        return values;
    }

    private String text() {
        return TEXTS[random.nextInt(TEXTS.length)];
    }
}
