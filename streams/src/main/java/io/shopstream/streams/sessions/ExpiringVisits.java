package io.shopstream.streams.sessions;

import io.shopstream.streams.flow.Retention;
import io.shopstream.streams.flow.Walk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Drops visits that ended before {@link Retention#hours}. The store is in order of users, so all of it is walked through,
 * a few thousand entries at a time, round and round: 2,500 a second and partition. Of a user's newest visits all go or
 * none, since they are few. An event that could continue a dropped visit is late: {@link Retention#SLACK} is longer than
 * {@link Visit#LONGEST_GAP}.
 */
final class ExpiringVisits {
    static final Duration EVERY = Duration.ofSeconds(2);

    private static final int MOST_AT_ONCE = 5_000;

    private final KeyValueStore<byte[], byte[]> visits;
    private final Walk<byte[], byte[]> walk;
    private final Duration kept;

    ExpiringVisits(KeyValueStore<byte[], byte[]> visits, Duration kept) {
        this.visits = visits;
        this.walk = new Walk<>(visits);
        this.kept = kept;
    }

    void dropSome(long nowMillis) {
        long before = Retention.dropBefore(kept, nowMillis);
        List<byte[]> expired = new ArrayList<>();
        walk.goOn(MOST_AT_ONCE, (key, visit) -> {
            if (newestEnd(key, visit) < before) {
                expired.add(key);
            }
        });
        expired.forEach(visits::delete);
    }

    private static long newestEnd(byte[] key, byte[] visit) {
        return VisitArchive.isKey(key) ? VisitArchive.end(key) : NewestVisits.newestEnd(visit);
    }
}
