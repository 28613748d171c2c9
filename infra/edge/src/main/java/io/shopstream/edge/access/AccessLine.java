package io.shopstream.edge.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * What the access log says of a request: nothing that names a customer or opens a door. It holds the route, not the
 * path, and no parameters, since both hold ids; the id of a key, not the key; no address of the client.
 *
 * @param method one of HTTP's own, {@value #NONE} for another
 * @param route template such as {@code /api/live/customers/{id}}; {@value #NONE} for a request that was refused before
 *     it was routed, and for unknown addresses
 * @param nanos until the answer was sent, that of a stream included
 * @param bytes of the body, after compression
 * @param key id of the API key, null without one
 * @param trace id of the trace, null where traces are off
 */
record AccessLine(
        String method,
        String route,
        int status,
        long nanos,
        long bytes,
        @Nullable String key,
        @Nullable String trace) {
    static final String NONE = "-";

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");
    // Where errors are answered: the route of none.
    private static final String ERROR = "/error";
    private static final long NANOS_PER_MILLI = 1_000_000;

    static AccessLine of(
            @Nullable String method,
            @Nullable Object route,
            int status,
            long nanos,
            long bytes,
            @Nullable Object key,
            @Nullable String trace) {
        return new AccessLine(
                method != null && METHODS.contains(method) ? method : NONE,
                route instanceof String template && !ERROR.equals(template) ? template : NONE,
                status,
                nanos,
                bytes,
                key instanceof String id ? id : null,
                trace);
    }

    /** As people read it. */
    String text() {
        return "method=%s route=%s status=%d ms=%d bytes=%d key=%s trace=%s"
                .formatted(
                        method,
                        route,
                        status,
                        nanos / NANOS_PER_MILLI,
                        bytes,
                        key == null ? NONE : key,
                        trace == null ? NONE : trace);
    }

    /** As programs read it: a structured format writes these beside the text, by their names in ECS. */
    LoggingEventBuilder addTo(LoggingEventBuilder event) {
        LoggingEventBuilder all = event.addKeyValue("http.request.method", method)
                .addKeyValue("http.route", route)
                .addKeyValue("http.response.status_code", status)
                .addKeyValue("http.response.body.bytes", bytes)
                .addKeyValue("event.duration", nanos);
        if (key != null) {
            all = all.addKeyValue("user.id", key);
        }
        return trace == null ? all : all.addKeyValue("trace.id", trace);
    }
}
