package io.shopstream.schemas.serde;

import static io.shopstream.schemas.Samples.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

/** What an operator's serializer may do, and what becomes of a record that it cannot write as it should. */
class OtherSerializerTest {
    private static final Topic<Order> ORDERS = Topics.standard().orders();

    private final FakeRegistry registry = new FakeRegistry();
    private final List<String> topics = new ArrayList<>();

    @Test
    void shouldGiveTheBytesOfTheOtherUnderTheSubjectOfTheTopic() {
        Serializer<Order> serializer = writing(bytes -> bytes);
        Order order = sale().build();

        byte[] bytes = serializer.serialize("changelog-of-a-store", order);

        assertThat(bytes)
                .isEqualTo(new AvroSerdes(new FakeRegistry()).serializer(ORDERS).serialize("t", order));
        assertThat(topics).containsExactly(ORDERS.name());
        assertThat(registry.calls).containsExactly("register " + ORDERS.subject());
        assertThat(serializer.serialize("t", null)).isNull();
        assertThat(topics).hasSize(1);
    }

    @Test
    void shouldTakeAnotherVersionOfTheSchemaThatOursCanRead() {
        int id = registry.register("elsewhere", Order.getClassSchema());
        Serializer<Order> serializer = writing(bytes -> {
            WireFormat.writeHeader(bytes, id);
            return bytes;
        });

        byte[] bytes = serializer.serialize("t", sale().build());

        assertThat(WireFormat.schemaId(bytes)).isEqualTo(id);
        assertThat(new AvroSerdes(registry).deserializer(ORDERS).deserialize("t", bytes))
                .isEqualTo(sale().build());
    }

    @Test
    void shouldLetTheRecordWaitIfOurReadersCouldNotReadIt() {
        UnaryOperator<byte[]> encrypted = bytes -> {
            for (int index = WireFormat.HEADER_BYTES; index < bytes.length; index++) {
                bytes[index] ^= 0x5a;
            }
            return bytes;
        };
        UnaryOperator<byte[]> idInAHeader = bytes -> Arrays.copyOfRange(bytes, 5, bytes.length);
        for (UnaryOperator<byte[]> change : List.of(encrypted, idInAHeader)) {
            assertThatThrownBy(() -> writing(change).serialize("t", sale().build()))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining(Other.class.getName())
                    .hasMessageContaining("writes records of shop.orders.v1 that the services cannot read");
        }
    }

    @Test
    void shouldLetTheRecordWaitIfItsContentWouldChange() {
        Serializer<Order> serializer =
                writing(_ -> Other.write(sale().setChannel("lost").build()));

        assertThatThrownBy(() -> serializer.serialize("t", sale().build()))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("writes records of shop.orders.v1 with another content");
    }

    @Test
    void shouldLetTheRecordWaitWhateverGoesWrongInTheOther() {
        Serializer<Order> serializer = writing(_ -> {
            throw new SerializationException("refused: u-1", new IOException("connection refused"));
        });

        assertThatThrownBy(() -> serializer.serialize("t", sale().build()))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("cannot write a record of shop.orders.v1 now (SerializationException)")
                .hasMessageNotContaining("u-1")
                .hasCauseInstanceOf(SerializationException.class);
    }

    // The other would write a question mark for half a pair of surrogates.
    @Test
    void shouldRefuseWhatOursRefuses() {
        Serializer<Order> serializer = writing(bytes -> bytes);

        assertThatThrownBy(() -> serializer.serialize(
                        "t", sale().setShippingCity("\ud83d").build()))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("not valid Unicode");
        assertThat(topics).isEmpty();
    }

    private Serializer<Order> writing(UnaryOperator<byte[]> change) {
        return new AvroSerdes(new SchemaRegistry() {
                    @Override
                    public int register(String subject, Schema schema) {
                        return registry.register(subject, schema);
                    }

                    @Override
                    public Optional<Schema> schemaById(int id) {
                        return registry.schemaById(id);
                    }

                    @Override
                    public Optional<Serializer<Object>> otherSerializer() {
                        return Optional.of(new Other(topics, change));
                    }
                })
                .serializer(ORDERS);
    }

    /** Writes with Avro's own writer, under the id that {@link FakeRegistry} gives first. */
    private record Other(List<String> topics, UnaryOperator<byte[]> change) implements Serializer<Object> {
        @Override
        public byte[] serialize(String topic, Object value) {
            topics.add(topic);
            return change.apply(write((Order) value));
        }

        private static byte[] write(Order order) {
            try {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                bytes.write(new byte[] {0, 0, 0, 0, 7});
                BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
                new SpecificDatumWriter<>(Order.class).write(order, encoder);
                return bytes.toByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
