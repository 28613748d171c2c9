package io.shopstream.api.pipeline;

import io.shopstream.api.answer.pipeline.PipelineStatus;
import io.shopstream.api.dependency.Dependency;
import io.shopstream.api.dependency.DependencyUnavailableException;
import io.shopstream.schemas.query.StreamsStatus;
import java.time.Duration;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Streams is up if it can answer for every partition of every store, on whichever instance the partition is. */
final class StreamsReadiness {
    private StreamsReadiness() {}

    static StreamsStatus require(StreamsStatus status) {
        if (!status.ready()) {
            throw new DependencyUnavailableException(
                    Dependency.STREAMS,
                    "streams is in state " + status.state() + ": "
                            + (status.reason() == null ? "not every store can answer yet" : status.reason()),
                    Duration.ofSeconds(1),
                    null);
        }
        return status;
    }

    /** Why a streams that answers does not process; null if it does. */
    static @Nullable String trouble(StreamsStatus status) {
        return status.reason() == null ? null : "streams waits, and goes on by itself: " + status.reason();
    }

    static PipelineStatus.Streams summary(StreamsStatus status) {
        return new PipelineStatus.Streams(
                status.state(),
                status.ready(),
                status.inputLag(),
                status.accepted(),
                status.duplicates(),
                new TreeMap<>(status.rejected()));
    }
}
