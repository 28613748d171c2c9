package io.shopstream.api.answer.guard;

import java.time.Instant;
import java.util.List;

/**
 * Keys, the newest first.
 *
 * @param asOf when they were read, UTC
 */
public record KeyList(List<KeyItem> items, Instant asOf) {
    public KeyList {
        items = List.copyOf(items);
    }
}
