package io.shopstream.api.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Creates, checks and revokes keys. What a check found is remembered for a minute: so long another instance may go on
 * accepting a key that was revoked here, and so long a known key works while the warehouse is away. Methods throw
 * {@link io.shopstream.api.dependency.DependencyUnavailableException} if the warehouse is needed and away. Thread-safe.
 */
public final class KeyRing {
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int MAX_REMEMBERED = 10_000;
    private static final String ENVIRONMENT = "environment";

    private final ApiKeyTable table;
    private final Clock clock;
    private final @Nullable PresentedKey operatorKey;
    private final Cache<String, Caller> valid = remembered();
    // By itself: whoever tries many keys must not displace the valid ones.
    private final Cache<String, Boolean> invalid = remembered();
    private final AtomicLong revocations = new AtomicLong();

    /**
     * A new key.
     *
     * @param text the whole key, which is kept nowhere
     */
    public record Created(ApiKey key, String text) {
        /** Omits the text. */
        @Override
        public String toString() {
            return key.toString();
        }
    }

    /** @param operatorKey a key of an operator that is not in the table, such as the first one; null for none */
    KeyRing(ApiKeyTable table, @Nullable String operatorKey, Clock clock) {
        this.table = table;
        this.operatorKey = operatorKey == null ? null : PresentedKey.of(operatorKey);
        this.clock = clock;
    }

    private static <T> Cache<String, T> remembered() {
        return Caffeine.newBuilder()
                .expireAfterWrite(REMEMBERED)
                .maximumSize(MAX_REMEMBERED)
                .build();
    }

    /** @param name up to 100 characters */
    public Created create(String name, Role role, String createdBy) {
        String id = PresentedKey.newId();
        String text = PresentedKey.newText(id);
        // PostgreSQL keeps microseconds.
        Instant now = Instant.ofEpochMilli(clock.millis());
        ApiKey key = new ApiKey(id, name, role, now, createdBy, null, null);
        table.insert(key, PresentedKey.sha256(text));
        return new Created(key, text);
    }

    /** Revokes a key, or leaves it revoked; empty if there is none. */
    public Optional<ApiKey> revoke(String id) {
        Optional<ApiKey> revoked = table.revoke(id, clock.instant());
        revocations.incrementAndGet();
        valid.asMap().values().removeIf(caller -> id.equals(caller.keyId()));
        return revoked;
    }

    /** Whether {@link #holder} needs no warehouse. */
    boolean isRemembered(PresentedKey key) {
        return key.id() == null
                || isOperatorKey(key)
                || valid.getIfPresent(key.hash()) != null
                || invalid.getIfPresent(key.hash()) != null;
    }

    /** Who holds the key; empty if it is not valid. */
    Optional<Caller> holder(PresentedKey key) {
        if (isOperatorKey(key)) {
            return Optional.of(new Caller(ENVIRONMENT, ENVIRONMENT, Role.OPERATOR));
        }
        if (key.id() == null) {
            return Optional.empty();
        }
        Caller known = valid.getIfPresent(key.hash());
        if (known != null || invalid.getIfPresent(key.hash()) != null) {
            return Optional.ofNullable(known);
        }
        // Not by a loading cache: while the warehouse is away, one request must not wait for the other.
        long before = revocations.get();
        Optional<Caller> found =
                table.use(key, clock.instant()).map(row -> new Caller(row.id(), row.name(), row.role()));
        found.ifPresentOrElse(caller -> valid.put(key.hash(), caller), () -> invalid.put(key.hash(), true));
        if (revocations.get() != before) {
            // The key may have been revoked after it was read and before it was remembered.
            valid.invalidate(key.hash());
        }
        return found;
    }

    private boolean isOperatorKey(PresentedKey key) {
        return operatorKey != null && operatorKey.hasHash(key.hash());
    }
}
