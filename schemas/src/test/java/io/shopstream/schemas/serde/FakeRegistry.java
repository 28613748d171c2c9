package io.shopstream.schemas.serde;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/** In-memory registry that records every call. An id is 7 plus the position in the list of registered schemas. */
final class FakeRegistry implements SchemaRegistry {
    private static final int FIRST_ID = 7;

    final List<String> calls = new ArrayList<>();
    private final List<Schema> schemas = new ArrayList<>();

    @Override
    public int register(String subject, Schema schema) {
        calls.add("register " + subject);
        schemas.add(schema);
        return FIRST_ID + schemas.size() - 1;
    }

    @Override
    public Optional<Schema> schemaById(int id) {
        calls.add("schema " + id);
        int index = id - FIRST_ID;
        return index >= 0 && index < schemas.size() ? Optional.of(schemas.get(index)) : Optional.empty();
    }
}
