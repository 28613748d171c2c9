package io.shopstream.api.answer.guard;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request to change something.
 *
 * @param at when it came, UTC
 * @param keyId null without a key
 * @param who name of the key, or loopback for somebody at the machine of the shop without a key
 * @param address IP address of the connection; of the proxy, if there is one
 * @param path as the API describes it: without ids and query
 * @param status of the answer
 * @param detail what was changed, where the path does not say it; else empty
 */
public record AuditRow(
        long entryId,
        Instant at,
        @Nullable String keyId,
        String who,
        String address,
        String method,
        String path,
        long status,
        String detail) {}
