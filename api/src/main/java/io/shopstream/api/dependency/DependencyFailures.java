package io.shopstream.api.dependency;

import io.shopstream.schemas.client.Outcome.Failure;
import io.shopstream.schemas.client.Outcome.Refused;
import io.shopstream.schemas.client.Outcome.Unreachable;
import io.shopstream.schemas.client.Outcome.Unreadable;
import io.shopstream.schemas.security.InternalToken;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the exception of a request that a service did not answer: {@link DependencyRefusedException} if the caller must
 * change something, else {@link DependencyUnavailableException}.
 */
public final class DependencyFailures {
    private static final Logger LOG = LoggerFactory.getLogger(DependencyFailures.class);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration STREAMS_RETRY = Duration.ofSeconds(1);
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNAVAILABLE = 503;
    // Not every status below 500: 404, for example, is not the caller's mistake but an older version of the service.
    private static final Set<Integer> PASSED_ON = Set.of(400, 403, CONFLICT);

    private static final String WRONG_TOKEN =
            " does not accept the token of the API: " + InternalToken.VARIABLE + " must be the same for all services";

    private DependencyFailures() {}

    public static RuntimeException streams(Failure<?> failure) {
        return switch (failure) {
            case Refused<?> refused
            when refused.status() == UNAVAILABLE ->
                new DependencyUnavailableException(
                        Dependency.STREAMS,
                        "streams is starting, rebalancing or restoring and cannot answer for every partition",
                        refused.retryAfter(),
                        null);
            case Refused<?> refused
            when refused.status() == NOT_FOUND -> streams("streams does not support this query: upgrade streams");
            case Refused<?> refused when refused.status() == UNAUTHORIZED -> streams("streams" + WRONG_TOKEN);
            case Refused<?> refused -> streams("streams answered with status " + refused.status());
            case Unreadable<?> _ -> streams("streams gave an answer that cannot be read");
            case Unreachable<?> unreachable -> {
                LOG.debug("streams does not answer: {}", unreachable.reason());
                yield streams("streams does not answer");
            }
        };
    }

    private static RuntimeException streams(String detail) {
        return new DependencyUnavailableException(Dependency.STREAMS, detail, STREAMS_RETRY, null);
    }

    public static RuntimeException producer(Failure<?> failure) {
        return changing(
                failure,
                Dependency.PRODUCER,
                "the producer",
                "the producer does not answer; if there is none, set shopstream.producer to an empty value");
    }

    /** Of a request to the producer while none is configured. */
    public static RuntimeException noProducer(Failure<?> failure) {
        return new DependencyRefusedException(
                Dependency.PRODUCER, CONFLICT, "no producer is configured: set shopstream.producer to its address");
    }

    public static RuntimeException sink(Failure<?> failure) {
        return changing(
                failure, Dependency.SINK, "the sink", "the sink does not answer at the address in shopstream.sink-url");
    }

    /** Of a request to the sink while none is configured. */
    public static RuntimeException noSink(Failure<?> failure) {
        return new DependencyRefusedException(
                Dependency.SINK, CONFLICT, "no sink is configured: set shopstream.sink-url to its address");
    }

    private static RuntimeException changing(Failure<?> failure, Dependency dependency, String name, String silent) {
        return switch (failure) {
            case Refused<?> refused
            when PASSED_ON.contains(refused.status()) ->
                new DependencyRefusedException(
                        dependency,
                        refused.status(),
                        Objects.requireNonNullElse(refused.detail(), name + " gave no reason"));
            case Refused<?> refused
            when refused.status() == UNAUTHORIZED -> unavailable(dependency, name + WRONG_TOKEN);
            case Refused<?> refused -> unavailable(dependency, name + " answered with status " + refused.status());
            case Unreadable<?> _ ->
                unavailable(dependency, name + " gave an answer that cannot be read: it may be of another version");
            case Unreachable<?> _ -> unavailable(dependency, silent);
        };
    }

    private static RuntimeException unavailable(Dependency dependency, String detail) {
        return new DependencyUnavailableException(dependency, detail, RETRY, null);
    }
}
