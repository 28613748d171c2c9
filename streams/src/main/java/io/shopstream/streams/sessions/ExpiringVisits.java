package io.shopstream.streams.sessions;

import io.shopstream.streams.flow.Retention;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Drops visits that ended before {@link Retention#hours}. The store is in order of users, so all of it is walked through,
 * a few thousand entries at a time, round and round. Of a user's newest visits all go or none, since they are few. An
 * event that could continue a dropped visit is late: {@link Retention#SLACK} is longer than {@link Visit#LONGEST_GAP}.
 */
final class ExpiringVisits {
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final int MOST_AT_ONCE = 5_000;

    private final KeyValueStore<byte[], byte[]> visits;
    private final Duration kept;
    private byte @Nullable [] next;

    private ExpiringVisits(KeyValueStore<byte[], byte[]> visits, Duration kept) {
        this.visits = visits;
        this.kept = kept;
    }

    /** Does nothing if hours are kept for ever. */
    static void schedule(ProcessingContext context, KeyValueStore<byte[], byte[]> visits, @Nullable Duration kept) {
        if (kept != null) {
            context.schedule(EVERY, PunctuationType.WALL_CLOCK_TIME, new ExpiringVisits(visits, kept)::walkOn);
        }
    }

    private void walkOn(long nowMillis) {
        long before = Retention.dropBefore(kept, nowMillis);
        List<byte[]> expired = new ArrayList<>();
        int seen = 0;
        try (KeyValueIterator<byte[], byte[]> entries = visits.range(next, null)) {
            while (entries.hasNext() && seen < MOST_AT_ONCE) {
                KeyValue<byte[], byte[]> entry = entries.next();
                if (newestEnd(entry) < before) {
                    expired.add(entry.key);
                }
                seen++;
            }
            next = entries.hasNext() ? entries.peekNextKey() : null;
        }
        expired.forEach(visits::delete);
    }

    private static long newestEnd(KeyValue<byte[], byte[]> entry) {
        return VisitArchive.isKey(entry.key) ? VisitArchive.end(entry.key) : NewestVisits.newestEnd(entry.value);
    }
}
