package io.shopstream.api.warehouse;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A query whose answer depends on its parameters and the loaded data only, so that it can be cached by
 * {@link LoadVersion}. A record: equal queries share an answer. What depends on the time of day has that time as a
 * parameter, rounded.
 */
public interface WarehouseQuery<T> {
    /**
     * Returns an immutable answer that does not need the snapshot any more.
     *
     * @param asOf time of the last load that {@code snapshot} contains
     */
    T ask(JdbcClient snapshot, Instant asOf);
}
