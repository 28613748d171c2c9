package io.shopstream.schemas.serde;

import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.kafka.common.serialization.Serializer;

/** The registry operations that the serdes need. Implementations are thread-safe and cache answers. */
public interface SchemaRegistry {
    /**
     * Returns the id of {@code schema} under {@code subject}; registers the schema if it is new.
     *
     * @throws IncompatibleSchemaException if the registry refuses the schema
     * @throws RegistryUnavailableException if the registry does not answer after retries
     */
    int register(String subject, Schema schema);

    /**
     * Returns the schema of an id, empty if the registry has none.
     *
     * @throws RegistryUnavailableException if the registry does not answer after retries
     */
    Optional<Schema> schemaById(int id);

    /**
     * A new serializer that shall write values instead of ours, over the same registry; empty for ours.
     *
     * @throws IllegalArgumentException if it refuses its settings
     */
    default Optional<Serializer<Object>> otherSerializer() {
        return Optional.empty();
    }
}
