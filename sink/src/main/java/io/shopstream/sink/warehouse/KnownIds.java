package io.shopstream.sink.warehouse;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Ids of dimensions whose rows are known to be committed: a mention of them needs no look-up. Rows of dimensions are never
 * deleted, so what is known once stays true as long as the tables are the same ones. Bounded: when a dimension gets too
 * many ids, it is forgotten and learned again.
 */
final class KnownIds {
    private static final int MAX = 100_000;

    private final Map<String, Set<String>> committed = new HashMap<>();
    private final Map<String, Set<String>> pending = new HashMap<>();

    boolean contains(String table, String id) {
        Set<String> ids = committed.get(table);
        return ids != null && ids.contains(id);
    }

    /** Its row is there if the open transaction commits. */
    void written(String table, String id) {
        pending.computeIfAbsent(table, name -> new HashSet<>()).add(id);
    }

    /** Other tables have taken the place of the dimensions. */
    void forget() {
        committed.clear();
        pending.clear();
    }

    void committed() {
        pending.forEach((table, ids) -> {
            Set<String> known = committed.computeIfAbsent(table, name -> new HashSet<>());
            if (known.size() + ids.size() > MAX) {
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
