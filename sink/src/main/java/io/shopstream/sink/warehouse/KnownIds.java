package io.shopstream.sink.warehouse;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Caches ids whose dimension rows are committed, so that a reference to them needs no look-up. Dimension rows are never
 * deleted, so an entry is valid until a rebuild exchanges the tables. Bounded: a dimension that exceeds 100,000 ids is
 * cleared.
 */
final class KnownIds {
    private static final int MAX_IDS = 100_000;

    private final Map<String, Set<String>> committed = new HashMap<>();
    private final Map<String, Set<String>> pending = new HashMap<>();

    boolean contains(String table, String id) {
        Set<String> ids = committed.get(table);
        return ids != null && ids.contains(id);
    }

    /** The row of this id exists if the open transaction commits. */
    void written(String table, String id) {
        pending.computeIfAbsent(table, name -> new HashSet<>()).add(id);
    }

    /** Clears the cache, because a rebuild has exchanged the dimension tables. */
    void forget() {
        committed.clear();
        pending.clear();
    }

    void committed() {
        pending.forEach((table, ids) -> {
            Set<String> known = committed.computeIfAbsent(table, name -> new HashSet<>());
            if (known.size() + ids.size() > MAX_IDS) {
                known.clear();
            }
            known.addAll(ids);
        });
        pending.clear();
    }

    void rolledBack() {
        pending.clear();
    }
}
