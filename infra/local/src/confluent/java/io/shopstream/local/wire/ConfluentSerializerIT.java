package io.shopstream.local.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.shopstream.embedded.SharedPlatform;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.serde.RegistryConnection;
import io.shopstream.schemas.serializer.SerializerChoice;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Confluent's serializer, chosen by configuration, in every topic. Only in the profile {@code confluent}. */
class ConfluentSerializerIT {
    private static final int RECORDS = 100;
    private static final String REGISTRY = SharedPlatform.get().registry().url();

    private final RandomRecords random = new RandomRecords(4711);
    private final AvroSerdes ours = serdes(SerializerChoice.OURS);
    private final AvroSerdes chosen = serdes(SerializerChoice.of(KafkaAvroSerializer.class.getName(), ""));

    static Stream<Topic<?>> topics() {
        return Topics.prefixed("confluent-" + UUID.randomUUID() + "-").all().stream();
    }

    @ParameterizedTest
    @MethodSource("topics")
    <V> void shouldWriteTheBytesThatOursWrites(Topic<V> topic) {
        try (Serializer<V> theirs = chosen.serializer(topic);
                Serializer<V> expected = ours.serializer(topic)) {
            for (int count = 0; count < RECORDS; count++) {
                V value = random.of(topic.valueType());
                assertThat(theirs.serialize(topic.name(), value)).isEqualTo(expected.serialize(topic.name(), value));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    <V> void shouldReadWhatOursWrites(Topic<V> topic) {
        try (Serializer<V> writer = ours.serializer(topic);
                Deserializer<Object> theirs = new KafkaAvroDeserializer()) {
            theirs.configure(Map.of("schema.registry.url", REGISTRY, "specific.avro.reader", true), false);
            for (int count = 0; count < RECORDS; count++) {
                V value = random.of(topic.valueType());
                assertThat(theirs.deserialize(topic.name(), writer.serialize(topic.name(), value)))
                        .isEqualTo(value);
            }
        }
    }

    private static AvroSerdes serdes(SerializerChoice choice) {
        return new AvroSerdes(new HttpSchemaRegistry(
                RegistryConnection.of(URI.create(REGISTRY)).writing(choice), Duration.ofMinutes(1)));
    }
}
