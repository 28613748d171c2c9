package io.shopstream.api.warehouse;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A query whose answer depends on the loaded data only, so that it can be cached by {@link LoadVersion}. */
public interface WarehouseQuery<T> {
    /** @param asOf time of the last load that {@code snapshot} contains */
    T ask(JdbcClient snapshot, Instant asOf);
}
