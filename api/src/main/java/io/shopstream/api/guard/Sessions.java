package io.shopstream.api.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of browsers, each made from a key and worth as much as it: a session of a revoked key is none. They are in
 * the memory of this instance, end with it, after twelve hours, and after an hour without a request; an open stream
 * counts as one. Thread-safe.
 */
public final class Sessions {
    /** The longest life of a session. */
    public static final Duration LIFE = Duration.ofHours(12);

    private static final Duration UNUSED = Duration.ofHours(1);
    private static final int MOST = 10_000;

    private final KeyRing keys;
    // By the hash of the id: the time of a look-up tells nothing about an id.
    private final Cache<String, Session> sessions;
    private final LongSupplier nanoTime;

    private record Session(PresentedKey key, Caller opener, long endNanos) {}

    /** @param id what the cookie contains */
    public record Opened(String id, Caller caller) {
        /** Omits the id. */
        @Override
        public String toString() {
            return caller.toString();
        }
    }

    /** @param nanoTime {@link System#nanoTime} */
    Sessions(KeyRing keys, LongSupplier nanoTime) {
        this.keys = keys;
        this.nanoTime = nanoTime;
        this.sessions = Caffeine.newBuilder()
                .expireAfterAccess(UNUSED)
                .maximumSize(MOST)
                .ticker(nanoTime::getAsLong)
                .build();
    }

    /**
     * A new session; empty if the key is not valid.
     *
     * @throws io.shopstream.api.dependency.DependencyUnavailableException if the warehouse is needed and away
     */
    public Optional<Opened> open(String key) {
        PresentedKey presented = PresentedKey.of(key);
        return keys.holder(presented).map(caller -> {
            String id = PresentedKey.newSecret();
            sessions.put(
                    PresentedKey.sha256(id), new Session(presented, caller, nanoTime.getAsLong() + LIFE.toNanos()));
            return new Opened(id, caller);
        });
    }

    /** The key of a session, which is used by this; empty if there is no such session any more. */
    Optional<PresentedKey> key(String id) {
        return unlessOver(sessions.getIfPresent(PresentedKey.sha256(id))).map(Session::key);
    }

    /** Ends a session. Returns who opened it, although the key may be revoked; empty if there is none. */
    public Optional<Caller> end(String id) {
        return unlessOver(sessions.asMap().remove(PresentedKey.sha256(id))).map(Session::opener);
    }

    private Optional<Session> unlessOver(@Nullable Session session) {
        return session == null || session.endNanos() - nanoTime.getAsLong() < 0
                ? Optional.empty()
                : Optional.of(session);
    }
}
