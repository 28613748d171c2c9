package io.shopstream.streams.sessions;

import io.shopstream.streams.processor.StoreCursor;
import io.shopstream.streams.topology.Retention;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Deletes sessions that ended before the limit of {@link Retention#hours}. The store is in order of users, so it
 * iterates over the whole store again and again, 2,500 entries per second and partition. A user's recent sessions share
 * one entry and expire together, since they are few. An event that could continue a deleted session is late:
 * {@link Retention#SLACK} is longer than {@link Session#MAX_GAP}.
 */
final class ExpiringSessions {
    static final Duration EVERY = Duration.ofSeconds(2);

    private static final int MAX_AT_ONCE = 5_000;

    private final KeyValueStore<byte[], byte[]> sessions;
    private final StoreCursor<byte[], byte[]> cursor;
    private final Duration retention;

    ExpiringSessions(KeyValueStore<byte[], byte[]> sessions, Duration retention) {
        this.sessions = sessions;
        this.cursor = new StoreCursor<>(sessions);
        this.retention = retention;
    }

    void dropSome(long nowMillis) {
        long before = Retention.dropBefore(retention, nowMillis);
        List<byte[]> expired = new ArrayList<>();
        cursor.advance(MAX_AT_ONCE, (key, session) -> {
            if (newestEnd(key, session) < before) {
                expired.add(key);
            }
        });
        expired.forEach(sessions::delete);
    }

    private static long newestEnd(byte[] key, byte[] session) {
        return ArchivedSessions.isKey(key) ? ArchivedSessions.end(key) : RecentSessions.newestEnd(session);
    }
}
