package io.shopstream.sink.warehouse;

import java.util.HashMap;
import java.util.Map;

/**
 * Decides whether a batch may be copied straight into a table, which fails if any of its rows exists already. After
 * such a failure the next batches of that table are merged instead, 1 at first and twice as many after each further
 * failure, at most 64.
 */
final class DirectInserts {
    private static final int MAX_PAUSE = 64;

    private final Map<String, Pause> pauses = new HashMap<>();

    private static final class Pause {
        private int length;
        private int left;
    }

    boolean mayTry(String table) {
        Pause pause = pauses.get(table);
        if (pause == null || pause.left == 0) {
            return true;
        }
        pause.left--;
        return false;
    }

    void foundExistingRow(String table) {
        Pause pause = pauses.computeIfAbsent(table, name -> new Pause());
        pause.length = Math.clamp(pause.length * 2L, 1, MAX_PAUSE);
        pause.left = pause.length;
    }

    void succeeded(String table) {
        pauses.remove(table);
    }
}
