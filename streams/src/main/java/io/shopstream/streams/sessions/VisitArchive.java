package io.shopstream.streams.sessions;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Visits that {@link NewestVisits} no longer hold, one entry each, in the same store. Key: user, NUL, 8 bytes end, so
 * that one user's are a range in order of time; no user id holds a NUL. Value: 8 bytes start, 1 byte steps.
 */
final class VisitArchive {
    private static final byte SEPARATOR = 0;
    private static final int SUFFIX_BYTES = 1 + Long.BYTES;
    private static final int VALUE_BYTES = Long.BYTES + 1;

    private final KeyValueStore<byte[], byte[]> store;

    VisitArchive(KeyValueStore<byte[], byte[]> store) {
        this.store = store;
    }

    /** Archived visits that an event at {@code time} belongs to: two if it closes their gap. */
    List<Visit> reaching(byte[] user, long time) {
        List<Visit> found = new ArrayList<>(2);
        byte[] first = key(user, Math.max(0, time - Visit.LONGEST_GAP));
        try (KeyValueIterator<byte[], byte[]> byEnd = store.range(first, key(user, Long.MAX_VALUE))) {
            while (byEnd.hasNext()) {
                KeyValue<byte[], byte[]> entry = byEnd.next();
                Visit visit = visit(entry.key, entry.value);
                if (!visit.reaches(time)) {
                    break;
                }
                found.add(visit);
            }
        }
        return found;
    }

    void put(byte[] user, Visit visit) {
        byte[] value = ByteBuffer.allocate(VALUE_BYTES)
                .putLong(visit.start())
                .put((byte) visit.steps())
                .array();
        store.put(key(user, visit.end()), value);
    }

    void remove(byte[] user, Visit visit) {
        store.delete(key(user, visit.end()));
    }

    private static byte[] key(byte[] user, long end) {
        return ByteBuffer.allocate(user.length + SUFFIX_BYTES)
                .put(user)
                .put(SEPARATOR)
                .putLong(end)
                .array();
    }

    private static Visit visit(byte[] key, byte[] value) {
        ByteBuffer buffer = ByteBuffer.wrap(value);
        return new Visit(buffer.getLong(), end(key), buffer.get());
    }

    /** Whether this is the key of an archived visit, not of a user's newest. */
    static boolean isKey(byte[] key) {
        int separator = key.length - SUFFIX_BYTES;
        for (int at = 0; at <= separator; at++) {
            if (key[at] == SEPARATOR) {
                return true;
            }
        }
        return false;
    }

    /** When the archived visit with this key ended. */
    static long end(byte[] key) {
        return ByteBuffer.wrap(key).getLong(key.length - Long.BYTES);
    }
}
