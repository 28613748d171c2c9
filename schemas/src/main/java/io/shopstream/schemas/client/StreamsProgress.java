package io.shopstream.schemas.client;

import io.shopstream.schemas.client.Outcome.Answered;
import io.shopstream.schemas.client.Outcome.Failure;
import io.shopstream.schemas.query.StoresStatus;
import io.shopstream.schemas.security.InternalToken;
import io.shopstream.schemas.security.TrustedCertificates;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks streams how far it has processed its input. Committed offsets do not tell: they may stay before the end of a
 * partition for ever if only transaction markers and aborted records follow.
 */
final class StreamsProgress implements AutoCloseable {
    private static final Duration TIMEOUT_PER_INSTANCE = Duration.ofSeconds(5);

    private final ServiceHttp http;
    private String last = "streams was not asked";
    private @Nullable String applicationId;

    /** @param streams base URLs of query services of one application; if one does not answer, the next is asked */
    StreamsProgress(List<URI> streams, InternalToken token, TrustedCertificates trusted) {
        Duration deadline = TIMEOUT_PER_INSTANCE.multipliedBy(Math.max(1, streams.size()));
        http = new ServiceHttp(streams, deadline, trusted).with(token);
    }

    /**
     * Whether every record that was readable at {@code time} is in the state stores and its results are in the topics;
     * also false if streams does not answer.
     */
    boolean hasReached(Instant time) {
        return switch (http.get(ServicePaths.STORES, StoresStatus.class)) {
            case Answered<StoresStatus>(StoresStatus status) -> hasReached(status, time);
            case Failure<StoresStatus> failure -> {
                last = failure.reason();
                yield false;
            }
        };
    }

    private boolean hasReached(StoresStatus status, Instant time) {
        applicationId = status.applicationId();
        List<Instant> through = status.instances().stream()
                .map(StoresStatus.Instance::processedThrough)
                .filter(Objects::nonNull)
                .toList();
        last = through.isEmpty()
                ? applicationId + " has not reported its progress yet"
                : "%s has processed everything until %s".formatted(applicationId, through);
        return through.stream().anyMatch(each -> !each.isBefore(time));
    }

    /** The result of the last query, for display. */
    String last() {
        return last;
    }

    /** The application id, which is also the consumer group; null before the first answer. */
    @Nullable String applicationId() {
        return applicationId;
    }

    @Override
    public void close() {
        http.close();
    }
}
