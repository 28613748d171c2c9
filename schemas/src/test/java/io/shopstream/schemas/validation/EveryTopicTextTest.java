package io.shopstream.schemas.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.SchemaRegistry;
import io.shopstream.schemas.serde.UndecodableRecordException;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.util.Utf8;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text of every record of every topic, as the schemas have them: none that is not UTF-8 is ever read. */
class EveryTopicTextTest {
    private static final byte[] HEADER = {0, 0, 0, 0, 1};

    static List<Topic<?>> topics() {
        return Topics.standard().all();
    }

    @ParameterizedTest
    @MethodSource("topics")
    <V> void shouldReadNoMalformedText(Topic<V> topic) throws IOException {
        Schema schema = SpecificData.get().getSchema(topic.valueType());
        assertThat(read(topic, encoded(AvroTexts.sample(schema)))).isNotNull();

        for (String path : AvroTexts.paths(schema)) {
            for (String hex : MalformedTexts.HEX.values()) {
                GenericRecord record = AvroTexts.sample(schema);
                AvroTexts.visit(record, path, (owner, name) -> ((GenericRecord) owner)
                        .put(name, new Utf8(MalformedTexts.bytes(hex))));
                byte[] encoded = encoded(record);

                assertThatExceptionOfType(UndecodableRecordException.class)
                        .as("%s %s", path, hex)
                        .isThrownBy(() -> read(topic, encoded))
                        .withMessage(path + " is not valid UTF-8")
                        .satisfies(e -> assertThat(e.reason()).isEqualTo(RejectionReason.UNDECODABLE));
            }
        }
    }

    private static <V> V read(Topic<V> topic, byte[] encoded) {
        Schema schema = SpecificData.get().getSchema(topic.valueType());
        SchemaRegistry registry = new SchemaRegistry() {
            @Override
            public int register(String subject, Schema registered) {
                return 1;
            }

            @Override
            public Optional<Schema> schemaById(int id) {
                return Optional.of(schema);
            }
        };
        return new AvroSerdes(registry).deserializer(topic).deserialize(topic.name(), encoded);
    }

    private static byte[] encoded(GenericRecord record) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(HEADER);
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
        encoder.flush();
        return out.toByteArray();
    }
}
