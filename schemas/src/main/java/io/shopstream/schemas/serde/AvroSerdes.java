package io.shopstream.schemas.serde;

import io.shopstream.schemas.topic.Topic;
import java.util.Arrays;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Creates serdes for the catalogue's topics over one registry client. The serdes are thread-safe, so a service needs
 * only one per topic. Values are read by our own class, whoever wrote them, and written by it unless an operator has
 * chosen another.
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
        Serializer<V> ours = new AvroSerializer<>(registry, topic.subject(), topic.valueType());
        return registry.otherSerializer()
                .<Serializer<V>>map(other -> new ByAnother<>(topic.name(), ours, other, deserializer(topic)))
                .orElse(ours);
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

    /**
     * Writes with the class that an operator has chosen, what ours can write, too: ours registers the schema with its
     * compatibility and refuses invalid values as always. So whatever then goes wrong is not the value's fault: the
     * record must wait, and so it must if our readers could not read what the other class wrote, such as encrypted
     * values, or ids in a header.
     */
    private record ByAnother<V>(String topic, Serializer<V> ours, Serializer<Object> other, Deserializer<V> reader)
            implements Serializer<V> {

        // The caller's topic may be that of a changelog, whose name must not become a subject.
        @Override
        public byte @Nullable [] serialize(String ignored, @Nullable V value) {
            byte[] expected = ours.serialize(topic, value);
            if (value == null || expected == null) {
                return null;
            }
            byte[] written = write(value);
            // Equal unless it writes with another version of the schema.
            if (!Arrays.equals(expected, written)) {
                requireSame(value, written);
            }
            return written;
        }

        private byte @Nullable [] write(V value) {
            try {
                return other.serialize(topic, value);
            } catch (RuntimeException e) {
                // Its message may quote the value, so it is kept only in the cause.
                throw new RegistryUnavailableException(
                        other.getClass().getName() + " cannot write a record of " + topic + " now ("
                                + e.getClass().getSimpleName() + "): check the registry and its settings",
                        e);
            }
        }

        // A reader would not notice a field that an older version of the schema leaves out.
        private void requireSame(V value, byte @Nullable [] written) {
            V read;
            try {
                read = written == null ? null : reader.deserialize(topic, written);
            } catch (UndecodableRecordException e) {
                throw unreadable(e);
            }
            if (read == null) {
                throw unreadable(null);
            }
            if (!value.equals(read)) {
                throw new RegistryUnavailableException(other.getClass().getName() + " writes records of " + topic
                        + " with another content: check its settings, its schema must have all fields of the value");
            }
        }

        private RegistryUnavailableException unreadable(@Nullable UndecodableRecordException cause) {
            String message = other.getClass().getName() + " writes records of " + topic
                    + " that the services cannot read: check its settings, it must write the schema's id before the value"
                    + " and must not encrypt it";
            return cause == null
                    ? new RegistryUnavailableException(message)
                    : new RegistryUnavailableException(message, cause);
        }

        @Override
        public void close() {
            other.close();
        }
    }
}
