package io.shopstream.api.answer.guard;

/**
 * A key that was made.
 *
 * @param key the whole key, which is shown this once
 * @param item what is known of it from now on
 */
public record NewKey(String key, KeyItem item) {
    /** Omits the key. */
    @Override
    public String toString() {
        return item.toString();
    }
}
