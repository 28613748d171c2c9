package io.shopstream.schemas.serde;

import static io.shopstream.schemas.Samples.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import io.shopstream.embedded.Platform;
import io.shopstream.schemas.TestPlatform;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.serializer.SerializerChoice;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the serde and the registry client against a real registry, and against Apicurio's serde in both directions. */
class RegistryIT {
    private final Platform platform = TestPlatform.get();
    private final Topics topics = Topics.prefixed("registry-it-" + UUID.randomUUID() + "-");
    private final Topic<Order> orders = topics.orders();
    private final AvroSerdes serdes = new AvroSerdes(TestPlatform.registry());

    @Test
    void shouldWriteWhatApicurioReads() {
        byte[] bytes = serdes.serializer(orders).serialize(orders.name(), sale().build());

        try (AvroKafkaDeserializer<Order> theirs = new AvroKafkaDeserializer<>()) {
            theirs.configure(apicurioConfig(), false);
            assertThat(theirs.deserialize(orders.name(), bytes)).isEqualTo(sale().build());
        }
    }

    @Test
    void shouldReadWhatApicurioWrites() {
        try (AvroKafkaSerializer<Order> theirs = new AvroKafkaSerializer<>()) {
            theirs.configure(apicurioConfig(), false);
            byte[] bytes = theirs.serialize(orders.name(), sale().build());

            assertThat(serdes.deserializer(orders).deserialize(orders.name(), bytes))
                    .isEqualTo(sale().build());
        }
    }

    /** A serializer of another library that an operator could choose, here with its own registration and references. */
    @Test
    void shouldWriteWithAChosenClass(@TempDir Path directory) throws IOException {
        Properties settings = new Properties();
        apicurioConfig().forEach((key, value) -> settings.setProperty(key, value.toString()));
        Path file = directory.resolve("serializer.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        }
        RegistryConnection connection = RegistryConnection.of(
                        URI.create(platform.registry().url()))
                .writing(SerializerChoice.of(AvroKafkaSerializer.class.getName(), file.toString()));
        AvroSerdes chosen = new AvroSerdes(new HttpSchemaRegistry(connection, Duration.ofMinutes(2)));

        try (Serializer<Order> serializer = chosen.serializer(orders);
                AvroKafkaSerializer<Order> theirs = new AvroKafkaSerializer<>()) {
            theirs.configure(apicurioConfig(), false);
            byte[] bytes = serializer.serialize("a changelog", sale().build());

            assertThat(bytes).isEqualTo(theirs.serialize(orders.name(), sale().build()));
            assertThat(serdes.deserializer(orders).deserialize(orders.name(), bytes))
                    .isEqualTo(sale().build());
        }
    }

    @Test
    void shouldGiveEveryClientTheSameId() {
        byte[] one = serdes.serializer(orders).serialize(orders.name(), sale().build());
        byte[] other =
                new AvroSerdes(TestPlatform.registry()).serializer(orders).serialize(orders.name(), sale().build());

        assertThat(other).isEqualTo(one);
    }

    @Test
    void shouldSayThatAnIdIsUnknown() {
        HttpSchemaRegistry registry = TestPlatform.registry();

        assertThat(registry.schemaById(1_999_999_999)).isEmpty();
        assertThat(registry.schemaById(-5)).isEmpty();
        assertThat(registry.schemaById(0)).isEmpty();
    }

    @Test
    void shouldRejectASchemaThatCannotReadExistingRecords() {
        HttpSchemaRegistry registry = TestPlatform.registry();
        String subject = orders.subject();
        registry.register(subject, version("required-long"));

        assertThatThrownBy(() -> registry.register(subject, version("required-string")))
                .isInstanceOf(IncompatibleSchemaException.class)
                .hasMessageContaining(subject);
    }

    @Test
    void shouldRetryWhileTheRegistryIsUnavailable() throws Exception {
        assertThat(TestPlatform.earlyId().get(2, TimeUnit.MINUTES)).isPositive();
    }

    @Test
    void shouldReportAnUnavailableRegistry() {
        HttpSchemaRegistry registry =
                new HttpSchemaRegistry(URI.create("http://127.0.0.1:1/apis/ccompat/v7"), Duration.ofMillis(300));

        assertThatThrownBy(() -> registry.schemaById(1))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("http://127.0.0.1:1/apis/ccompat/v7")
                .hasMessageContaining("is it running");
    }

    private static Schema version(String field) {
        SchemaBuilder.FieldAssembler<Schema> fields = SchemaBuilder.record("R").fields();
        return switch (field) {
            case "required-long" -> fields.requiredLong("a").endRecord();
            case "required-string" -> fields.requiredString("a").endRecord();
            default -> throw new IllegalArgumentException(field);
        };
    }

    private Map<String, Object> apicurioConfig() {
        Map<String, Object> config = new HashMap<>();
        config.put("apicurio.registry.url", platform.registry().url().replace("/apis/ccompat/v7", "/apis/registry/v3"));
        config.put("apicurio.registry.auto-register", true);
        config.put("apicurio.registry.find-latest", false);
        config.put(
                "apicurio.registry.artifact-resolver-strategy", "io.apicurio.registry.serde.strategy.TopicIdStrategy");
        config.put("apicurio.registry.use-specific-avro-reader", true);
        return config;
    }
}
