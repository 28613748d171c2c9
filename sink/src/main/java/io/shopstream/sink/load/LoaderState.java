package io.shopstream.sink.load;

import java.time.Instant;

/** How a loader fares. */
public sealed interface LoaderState {
    /** Not yet where it can load. */
    record Starting(String what) implements LoaderState {}

    record Running() implements LoaderState {}

    /** Something it needs is away; it goes on by itself. */
    record Waiting(String reason, Instant since) implements LoaderState {}

    /** It does not go on by itself. */
    record Stopped(String reason, String remedy) implements LoaderState {}

    /** Closed in an orderly way. */
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
