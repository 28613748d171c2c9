package io.shopstream.streams.sessions;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Stores the older sessions that {@link RecentSessions} no longer holds, one entry each, in the same store. Key: user,
 * NUL, 8 bytes end, so that the sessions of one user are a range in order of time; no user id contains a NUL. Value: 8
 * bytes start, 1 byte steps.
 */
final class ArchivedSessions {
    private static final byte SEPARATOR = 0;
    private static final int SUFFIX_BYTES = 1 + Long.BYTES;
    private static final int VALUE_BYTES = Long.BYTES + 1;

    private final KeyValueStore<byte[], byte[]> store;

    ArchivedSessions(KeyValueStore<byte[], byte[]> store) {
        this.store = store;
    }

    /**
     * Returns the archived sessions that an event at {@code time} belongs to: two if it closes the gap between them.
     */
    List<Session> reaching(byte[] user, long time) {
        List<Session> found = new ArrayList<>(2);
        byte[] first = key(user, Math.max(0, time - Session.MAX_GAP));
        try (KeyValueIterator<byte[], byte[]> byEnd = store.range(first, key(user, Long.MAX_VALUE))) {
            while (byEnd.hasNext()) {
                KeyValue<byte[], byte[]> entry = byEnd.next();
                Session session = session(entry.key, entry.value);
                if (!session.reaches(time)) {
                    break;
                }
                found.add(session);
            }
        }
        return found;
    }

    void put(byte[] user, Session session) {
        byte[] value = ByteBuffer.allocate(VALUE_BYTES)
                .putLong(session.start())
                .put((byte) session.steps())
                .array();
        store.put(key(user, session.end()), value);
    }

    void remove(byte[] user, Session session) {
        store.delete(key(user, session.end()));
    }

    private static byte[] key(byte[] user, long end) {
        return ByteBuffer.allocate(user.length + SUFFIX_BYTES)
                .put(user)
                .put(SEPARATOR)
                .putLong(end)
                .array();
    }

    private static Session session(byte[] key, byte[] value) {
        ByteBuffer buffer = ByteBuffer.wrap(value);
        return new Session(buffer.getLong(), end(key), buffer.get());
    }

    /** Whether this is the key of an archived session, not of a user's recent sessions. */
    static boolean isKey(byte[] key) {
        int separator = key.length - SUFFIX_BYTES;
        for (int at = 0; at <= separator; at++) {
            if (key[at] == SEPARATOR) {
                return true;
            }
        }
        return false;
    }

    /** End of the archived session with this key, epoch millis. */
    static long end(byte[] key) {
        return ByteBuffer.wrap(key).getLong(key.length - Long.BYTES);
    }
}
