package io.shopstream.schemas.client;

import io.shopstream.schemas.client.Outcome.Failure;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Starts, shows and cancels rebuilds. Every method returns the running rebuild ({@code running}), if any, and the most
 * recent ones ({@code runs}).
 */
public final class SinkClient implements AutoCloseable {
    private final ServiceHttp http;
    private final ServiceHttp queries;
    private final Function<Failure<?>, RuntimeException> failures;

    /**
     * @param http its deadline must leave the sink time to check every partition of the log before a rebuild
     * @param queryDeadline of {@link #rebuilds}
     * @param failures makes the exception that every method throws if the sink does not do what it is asked
     */
    public SinkClient(ServiceHttp http, Duration queryDeadline, Function<Failure<?>, RuntimeException> failures) {
        this.http = http;
        this.queries = http.within(queryDeadline);
        this.failures = failures;
    }

    public JsonNode rebuilds() {
        return queries.get(ServicePaths.REBUILD, JsonNode.class).orElseThrow(failures);
    }

    /** @param request {@code tables} or {@code from_schema_version}; empty for all tables */
    public JsonNode startRebuild(Map<String, ?> request) {
        return http.post(ServicePaths.REBUILD, request, JsonNode.class).orElseThrow(failures);
    }

    public JsonNode cancelRebuild() {
        return http.delete(ServicePaths.REBUILD, JsonNode.class).orElseThrow(failures);
    }

    @Override
    public void close() {
        http.close();
    }
}
