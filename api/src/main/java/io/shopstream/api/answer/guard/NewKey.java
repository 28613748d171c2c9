package io.shopstream.api.answer.guard;

import java.time.Instant;

/**
 * A key that was made.
 *
 * @param key the whole key, which is shown this once
 * @param item what is known of it from now on
 * @param asOf when it was made, UTC
 */
public record NewKey(String key, KeyItem item, Instant asOf) {
    /** Omits the key. */
    @Override
    public String toString() {
        return item.toString();
    }
}
