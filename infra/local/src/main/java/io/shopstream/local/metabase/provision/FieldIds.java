package io.shopstream.local.metabase.provision;

import java.util.Map;
import java.util.Objects;

/**
 * Metabase's ids of the warehouse.
 *
 * @param fields by {@code schema.table.column}
 */
record FieldIds(int database, Map<String, Integer> fields) {
    int of(String column) {
        return Objects.requireNonNull(fields.get(column), column);
    }
}
