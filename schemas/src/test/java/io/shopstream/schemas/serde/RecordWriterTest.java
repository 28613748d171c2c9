package io.shopstream.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.schemas.avro.Category;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares {@link RecordWriter} with Avro's own writer on random records of every type in the catalogue. */
class RecordWriterTest {
    private static final int RECORDS = 500;

    private final Random random = new Random(4711);

    static List<Class<?>> types() {
        AvroRuntime.init();
        return Topics.standard().all().stream()
                .<Class<?>>map(Topic::valueType)
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("types")
    void shouldWriteTheBytesThatAvroWrites(Class<?> type) throws IOException {
        Schema schema = SpecificData.get().getSchema(type);
        RecordWriter writer = new RecordWriter(schema);
        BufferEncoder encoder = new BufferEncoder();
        for (int count = 0; count < RECORDS; count++) {
            SpecificRecord record = record(schema);
            encoder.begin(1);
            writer.write(record, encoder);
            byte[] written = encoder.toByteArray();
            assertThat(Arrays.copyOfRange(written, WireFormat.HEADER_BYTES, written.length))
                    .as("%s", record)
                    .isEqualTo(byAvro(schema, record));
        }
    }

    @Test
    void shouldRefuseARecordWithoutARequiredField() {
        AvroRuntime.init();
        RecordWriter writer = new RecordWriter(Category.getClassSchema());
        assertThatThrownBy(() -> writer.write(new Category(), new BufferEncoder()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] byAvro(Schema schema, SpecificRecord record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new SpecificDatumWriter<SpecificRecord>(schema).write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
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
            case BYTES -> ByteBuffer.wrap(text().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            case BOOLEAN -> random.nextBoolean();
            case INT ->
                schema.getLogicalType() instanceof LogicalTypes.Date
                        ? LocalDate.ofEpochDay(random.nextInt(-100_000, 100_000))
                        : (Object) random.nextInt();
            case LONG ->
                schema.getLogicalType() instanceof LogicalTypes.TimestampMillis
                        ? Instant.ofEpochMilli(random.nextLong(-1L << 45, 1L << 45))
                        : (Object) random.nextLong();
            case ENUM ->
                Enum.valueOf(
                        SpecificData.get().getClass(schema).asSubclass(Enum.class),
                        schema.getEnumSymbols()
                                .get(random.nextInt(schema.getEnumSymbols().size())));
            case RECORD -> record(schema);
            case ARRAY -> list(schema.getElementType());
            case UNION ->
                random.nextInt(3) == 0 ? null : value(schema.getTypes().get(1));
            case FLOAT, DOUBLE, FIXED, MAP, NULL -> throw new IllegalStateException("no schema has " + schema);
        };
    }

    private List<Object> list(Schema element) {
        List<Object> values = new ArrayList<>();
        for (int left = random.nextInt(4); left > 0; left--) {
            values.add(value(element));
        }
        return values;
    }

    private String text() {
        String[] texts = {"", "a", "Zürich \uD83D\uDED2", "0199f2c1-7b3e-7c55-9d3a-7b7f3cfa1d0e", "x".repeat(700)};
        return texts[random.nextInt(texts.length)];
    }
}
