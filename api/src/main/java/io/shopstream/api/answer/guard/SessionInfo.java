package io.shopstream.api.answer.guard;

import java.time.Instant;

/**
 * Whose session it is.
 *
 * @param name of the key
 * @param role reader, ingest or operator
 * @param endsInSeconds the longest time that it lasts; it also ends after an hour without a request
 * @param asOf when it was opened, UTC
 */
public record SessionInfo(String keyId, String name, String role, long endsInSeconds, Instant asOf) {}
