package io.shopstream.sink.load;

import java.time.Instant;

/** State of a loader, as shown in its status and health. */
public sealed interface LoaderState {
    /** Not loading yet. */
    record Starting(String what) implements LoaderState {}

    record Running() implements LoaderState {}

    /** Kafka, the database or the registry is unavailable; the loader retries until it answers. */
    record Waiting(String reason, Instant since) implements LoaderState {}

    /** The loader does not retry: an operator has to apply the remedy. */
    record Stopped(String reason, String remedy) implements LoaderState {}

    /** Closed normally. */
    record Closed() implements LoaderState {}

    default String label() {
        return switch (this) {
            case Starting(String what) -> "STARTING";
            case Running() -> "RUNNING";
            case Waiting(String reason, Instant since) -> "WAITING";
            case Stopped(String reason, String remedy) -> "STOPPED";
            case Closed() -> "CLOSED";
        };
    }
}
