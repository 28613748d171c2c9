package io.shopstream.streams.topology;

import io.shopstream.schemas.serde.RegistryUnavailableException;
import io.shopstream.schemas.serde.SchemaRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/** In-memory schema registry with programmable outages. */
public final class MemoryRegistry implements SchemaRegistry {
    private final List<Schema> schemas = new ArrayList<>();
    private int failuresToCome;

    /** The next {@code failures} lookups fail as if the registry were unavailable. */
    public void failNext(int failures) {
        failuresToCome = failures;
    }

    @Override
    public synchronized int register(String subject, Schema schema) {
        if (!schemas.contains(schema)) {
            schemas.add(schema);
        }
        return schemas.indexOf(schema) + 1;
    }

    @Override
    public synchronized Optional<Schema> schemaById(int id) {
        if (failuresToCome > 0) {
            failuresToCome--;
            throw new RegistryUnavailableException("unavailable, as set by the test");
        }
        return id >= 1 && id <= schemas.size() ? Optional.of(schemas.get(id - 1)) : Optional.empty();
    }
}
