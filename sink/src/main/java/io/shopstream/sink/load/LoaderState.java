package io.shopstream.sink.load;

import java.time.Instant;
import java.util.List;

/** State of a loader, as shown in its status and health. */
public sealed interface LoaderState {
    /** How an operator starts a stopped loader again, for the end of a remedy. */
    String START_AGAIN = "start it again: ./shopstream sink start (POST /sink/start)";

    /** The remedy for what should not happen. */
    String REPORT = "This is a fault of the sink: report it, then " + START_AGAIN;

    /** Every {@link #label}. */
    List<String> LABELS = List.of("STARTING", "RUNNING", "WAITING", "STOPPED", "CLOSED");

    /** Not loading yet. */
    record Starting(String what) implements LoaderState {}

    record Running() implements LoaderState {}

    /** Kafka, the database or the registry is unavailable; the loader retries until it answers. */
    record Waiting(String reason, Instant since) implements LoaderState {}

    /** The loader does not retry: an operator has to apply the remedy and start it again. */
    record Stopped(String reason, String remedy, Instant since) implements LoaderState {}

    /** Closed normally. */
    record Closed() implements LoaderState {}

    default String label() {
        return switch (this) {
            case Starting(String what) -> "STARTING";
            case Running() -> "RUNNING";
            case Waiting(String reason, Instant since) -> "WAITING";
            case Stopped(String reason, String remedy, Instant since) -> "STOPPED";
            case Closed() -> "CLOSED";
        };
    }
}
