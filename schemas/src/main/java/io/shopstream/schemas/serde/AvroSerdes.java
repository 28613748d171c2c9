package io.shopstream.schemas.serde;

import io.shopstream.schemas.topic.Topic;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Creates serdes for the catalogue's topics over one registry client. The serdes are thread-safe, so a service needs
 * only one per topic.
 */
public final class AvroSerdes {
    static {
        AvroRuntime.init();
    }

    private final SchemaRegistry registry;

    public AvroSerdes(SchemaRegistry registry) {
        this.registry = registry;
    }

    /**
     * Writes values of the topic in the Confluent wire format, null as null. Throws
     * {@link RegistryUnavailableException} or {@link IncompatibleSchemaException} at the first record.
     */
    public <V> Serializer<V> serializer(Topic<V> topic) {
        return new AvroSerializer<>(registry, topic.subject(), topic.valueType());
    }

    /**
     * Reads values of the topic, null as null. Throws {@link UndecodableRecordException} for bytes that are not a
     * record of the topic, and {@link RegistryUnavailableException} if the registry is needed but unavailable.
     */
    public <V> Deserializer<V> deserializer(Topic<V> topic) {
        return new AvroDeserializer<>(registry, topic.valueType());
    }

    public <V> Serde<V> serde(Topic<V> topic) {
        return Serdes.serdeFrom(serializer(topic), deserializer(topic));
    }
}
