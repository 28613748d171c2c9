package io.shopstream.api.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** A query whose answer depends on the loaded data only, so that it can be cached by {@link LoadVersion}. */
public interface WarehouseQuery<T> {
    /** @param asOf time of the last load that {@code snapshot} contains */
    T ask(Connection snapshot, Instant asOf) throws SQLException;
}
