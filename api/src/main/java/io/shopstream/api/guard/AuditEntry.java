package io.shopstream.api.guard;

import java.time.Instant;

/**
 * A request to change something.
 *
 * @param at when it reached a controller
 * @param address IP address of the connection
 * @param path as the API describes it: without ids and query
 * @param status of the answer
 * @param detail what was changed, where the path does not say it; never personal data
 */
public record AuditEntry(
        Instant at, Caller caller, String address, String method, String path, int status, String detail) {}
