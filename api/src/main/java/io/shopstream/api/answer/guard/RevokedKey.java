package io.shopstream.api.answer.guard;

import java.time.Instant;

/**
 * A key that is revoked, now or before.
 *
 * @param asOf when this was read, UTC
 */
public record RevokedKey(KeyItem item, Instant asOf) {}
