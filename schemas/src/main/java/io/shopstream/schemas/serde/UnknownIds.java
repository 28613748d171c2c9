package io.shopstream.schemas.serde;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers for one second which ids the registry does not know, so that a flood of invalid records does not become a
 * flood of requests. Bounded; entries expire because an id may be assigned later.
 */
final class UnknownIds {
    private static final int MAX = 10_000;
    private static final long REMEMBERED_NANOS = Duration.ofSeconds(1).toNanos();

    private final Map<Integer, Long> askedAt = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Long> eldest) {
            return size() > MAX;
        }
    };

    synchronized void add(int id) {
        askedAt.put(id, System.nanoTime());
    }

    synchronized boolean contains(int id) {
        Long asked = askedAt.get(id);
        if (asked == null) {
            return false;
        }
        if (System.nanoTime() - asked > REMEMBERED_NANOS) {
            askedAt.remove(id);
            return false;
        }
        return true;
    }
}
