package io.shopstream.api.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;

/**
 * Sessions of browsers, each made from a key and worth as much as it: a session of a revoked key is none. They are in
 * the memory of this instance, end with it, after twelve hours, and after an hour without a request. Thread-safe.
 */
public final class Sessions {
    /** The longest life of a session. */
    public static final Duration LIFE = Duration.ofHours(12);

    private static final Duration UNUSED = Duration.ofHours(1);
    private static final int MOST = 10_000;

    private final KeyRing keys;
    // By the hash of the id: the time of a look-up tells nothing about an id.
    private final Cache<String, Session> sessions =
            Caffeine.newBuilder().expireAfterAccess(UNUSED).maximumSize(MOST).build();

    private record Session(PresentedKey key, long endNanos) {}

    /** @param id what the cookie contains */
    public record Opened(String id, Caller caller) {
        /** Omits the id. */
        @Override
        public String toString() {
            return caller.toString();
        }
    }

    Sessions(KeyRing keys) {
        this.keys = keys;
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
            sessions.put(PresentedKey.sha256(id), new Session(presented, System.nanoTime() + LIFE.toNanos()));
            return new Opened(id, caller);
        });
    }

    /** The key of a session; empty if there is no such session any more. */
    Optional<PresentedKey> key(String id) {
        Session session = sessions.getIfPresent(PresentedKey.sha256(id));
        return session == null || session.endNanos() - System.nanoTime() < 0
                ? Optional.empty()
                : Optional.of(session.key());
    }

    /** Ends a session, if there is one. */
    public void end(String id) {
        sessions.invalidate(PresentedKey.sha256(id));
    }
}
