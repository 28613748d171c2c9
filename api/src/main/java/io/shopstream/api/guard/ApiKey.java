package io.shopstream.api.guard;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key, without its secret. All times are UTC.
 *
 * @param createdBy id of the key that made it, {@code environment} for that of the settings, or {@code loopback} for
 *     somebody without a key
 * @param lastUsedAt to about a minute; null if it was never used
 * @param revokedAt null while it is valid
 */
public record ApiKey(
        String id,
        String name,
        Role role,
        Instant createdAt,
        String createdBy,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {}
