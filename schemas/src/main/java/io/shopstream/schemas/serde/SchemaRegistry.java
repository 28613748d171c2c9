package io.shopstream.schemas.serde;

import java.util.Optional;
import org.apache.avro.Schema;

/** What the serdes need of a schema registry. Implementations are thread-safe and answer repeated questions from memory. */
public interface SchemaRegistry {
    /**
     * The id under which {@code schema} is known for {@code subject}, registering it if it is new.
     *
     * @throws IncompatibleSchemaException if the registry refuses the schema
     * @throws RegistryUnavailableException if the registry does not answer after retries
     */
    int register(String subject, Schema schema);

    /**
     * The schema behind an id, empty if the registry says that there is none.
     *
     * @throws RegistryUnavailableException if the registry does not answer after retries
     */
    Optional<Schema> schemaById(int id);
}
