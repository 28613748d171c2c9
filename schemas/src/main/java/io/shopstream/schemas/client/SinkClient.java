package io.shopstream.schemas.client;

import io.shopstream.schemas.client.Outcome.Failure;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Starts, shows and cancels rebuilds; shows the loaders and starts those that have stopped. The methods about rebuilds
 * return the running one ({@code running}), if any, and the most recent ones ({@code runs}).
 */
public final class SinkClient implements AutoCloseable {
    private final ServiceHttp http;
    private final ServiceHttp queries;
    private final Function<Failure<?>, RuntimeException> failures;

    /**
     * @param http its deadline must leave the sink time to check every partition of the log before a rebuild
     * @param queryDeadline of {@link #rebuilds} and {@link #status}
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

    /** The state, reason, remedy, lag and partitions of each loader ({@code loaders}). */
    public JsonNode status() {
        return queries.get(ServicePaths.SINK_STATUS, JsonNode.class).orElseThrow(failures);
    }

    /**
     * Starts the loaders that have stopped; no effect on the others.
     *
     * @return per loader ({@code loaders}) its name, the state it was in ({@code was}) and is in ({@code state}), whether
     *     it was started ({@code started}), and why it had stopped ({@code reason})
     */
    public JsonNode startLoaders() {
        return http.post(ServicePaths.SINK_START, Map.of(), JsonNode.class).orElseThrow(failures);
    }

    /**
     * From now on the warehouse stores no personal data of the user.
     *
     * @return when it was first asked for ({@code requested_at}, {@code requested_by}), and when it was last complete
     *     ({@code completed_at}), if it ever was
     */
    public JsonNode forget(String userId, String requestedBy) {
        return http.post(
                        ServicePaths.FORGOTTEN_USERS,
                        Map.of("user_id", userId, "requested_by", requestedBy),
                        JsonNode.class)
                .orElseThrow(failures);
    }

    /** Removes what the warehouse stored of the user before ({@code erased_rows}); returns what {@link #forget} does. */
    public JsonNode completeForgetting(String userId) {
        return http.post(ServicePaths.FORGOTTEN_USERS_COMPLETE, Map.of("user_id", userId), JsonNode.class)
                .orElseThrow(failures);
    }

    /** Whether the client has an address of a sink. */
    public boolean isConfigured() {
        return http.hasAddress();
    }

    @Override
    public void close() {
        http.close();
    }
}
