package io.shopstream.api.answer.guard;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key without its secret. All times are UTC.
 *
 * @param id the part of the key that is no secret
 * @param role reader, ingest or operator
 * @param createdBy id of the key that made it, environment for that of the settings, or loopback for somebody without
 *     a key
 * @param lastUsedAt to about a minute; null if it was never used
 * @param revokedAt null while it is valid
 */
public record KeyItem(
        String id,
        String name,
        String role,
        Instant createdAt,
        String createdBy,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {}
