package io.shopstream.schemas.serde;

import static io.shopstream.schemas.Samples.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shopstream.schemas.avro.Category;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders that were written with a schema which differs from the released one. */
class WriterSchemaTest {
    private static final Topic<Order> ORDERS = Topics.standard().orders();

    private final FakeRegistry registry = new FakeRegistry();
    private final AvroSerdes serdes = new AvroSerdes(registry);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "name":"order_id"              | "name":"number"                 | order_id is missing in the writer's
        "name":"order_id"              | "name":"number"                 | which has number instead
        "name":"total_minor"           | "name":"total_cents"            | which has total_cents instead
        "name":"product_id"            | "name":"sku"                    | lines.product_id is missing
        "name":"product_id"            | "name":"sku"                    | which has sku instead
        "name":"quantity","type":"int" | "name":"quantity","type":"long" | lines.quantity is long
        "name":"version","type":"long" | "name":"version","type":"double"| version is double
        "name":"version","type":"long" | "name":"version","type":"double"| in the writer's schema, but long here
        """)
    void shouldNameTheFieldThatDiffers(String released, String changed, String expected) throws IOException {
        UndecodableRecordException rejected = reject(released, changed, sale().build());

        assertThat(rejected.reason()).isEqualTo(RejectionReason.UNDECODABLE);
        assertThat(rejected.getMessage())
                .startsWith("the schema with id 7 that the value was written with cannot be read as Order: ")
                .contains(expected);
    }

    @Test
    void shouldNameTheFieldWhereBytesEnd() throws IOException {
        byte[] bytes = serdes.serializer(ORDERS).serialize("t", sale().build());

        assertThat(rejection(Arrays.copyOf(bytes, bytes.length - 1)).getMessage())
                .isEqualTo("the value does not match its schema: it cannot be read from session_id on");
        assertThat(rejection(Arrays.copyOf(bytes, 60)).getMessage()).contains("from lines");
    }

    @Test
    void shouldReadWhatThisRecordHasInCommonWithAnotherSchema() throws IOException {
        // A union of which this record uses the branch that is known here.
        byte[] bytes = written(
                "\"name\":\"channel\",\"type\":{\"type\":\"string\",\"avro.java.string\":\"String\"}",
                "\"name\":\"channel\",\"type\":[\"string\",\"int\"]",
                sale().build());

        assertThat(serdes.deserializer(ORDERS).deserialize("t", bytes)).isEqualTo(sale().build());
    }

    @Test
    void shouldNameNoFieldOfAnotherType() {
        registry.register("any", Category.getClassSchema());

        assertThat(rejection(new byte[] {0, 0, 0, 0, 7, 1}).getMessage())
                .isEqualTo("the value's record type is not Order");
    }

    private UndecodableRecordException reject(String released, String changed, Order order) throws IOException {
        return rejection(written(released, changed, order));
    }

    private UndecodableRecordException rejection(byte[] bytes) {
        return catchThrowableOfType(UndecodableRecordException.class, () -> serdes.deserializer(ORDERS)
                .deserialize("t", bytes));
    }

    // The order in the changed schema: fields that have another name or type there get a value that fits.
    private byte[] written(String released, String changed, Order order) throws IOException {
        String json = Order.getClassSchema().toString();
        assertThat(json).contains(released);
        Schema writer = new Schema.Parser().parse(json.replace(released, changed));
        int id = registry.register("any", writer);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {0, 0, 0, 0, (byte) id});
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(writer).write(converted(order, writer), encoder);
        encoder.flush();
        return out.toByteArray();
    }

    private static GenericRecord converted(Order order, Schema writer) throws IOException {
        byte[] bytes = new AvroSerdes(new FakeRegistry()).serializer(ORDERS).serialize("t", order);
        GenericRecord record = new GenericDatumReader<GenericRecord>(Order.getClassSchema())
                .read(null, DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null));
        return converted(record, writer);
    }

    private static GenericRecord converted(GenericRecord from, Schema schema) {
        GenericRecord to = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            to.put(field.pos(), value(from.get(field.pos()), field.schema()));
        }
        return to;
    }

    private static Object value(Object value, Schema schema) {
        if (value instanceof GenericData.Array<?> array) {
            return array.stream()
                    .map(each -> converted((GenericRecord) each, schema.getElementType()))
                    .toList();
        }
        return switch (schema.getType()) {
            case LONG -> ((Number) value).longValue();
            case DOUBLE -> ((Number) value).doubleValue();
            default -> value;
        };
    }
}
