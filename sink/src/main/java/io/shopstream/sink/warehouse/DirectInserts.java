package io.shopstream.sink.warehouse;

import java.util.HashMap;
import java.util.Map;

/**
 * Whether rows are expected to be new, so that they may go straight into their table. After a batch that held a known row
 * the next ones of that table take the way that looks every row up; how many of them doubles each time, up to a bound.
 */
final class DirectInserts {
    private static final int MAX_CAUTIOUS = 64;

    private final Map<String, Caution> cautions = new HashMap<>();

    private static final class Caution {
        private int length;
        private int left;
    }

    boolean mayTry(String table) {
        Caution caution = cautions.get(table);
        if (caution == null || caution.left == 0) {
            return true;
        }
        caution.left--;
        return false;
    }

    void metKnownRow(String table) {
        Caution caution = cautions.computeIfAbsent(table, name -> new Caution());
        caution.length = Math.clamp(caution.length * 2L, 1, MAX_CAUTIOUS);
        caution.left = caution.length;
    }

    void succeeded(String table) {
        cautions.remove(table);
    }
}
