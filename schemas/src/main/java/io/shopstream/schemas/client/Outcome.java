package io.shopstream.schemas.client;

import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What became of a request to a service. */
public sealed interface Outcome<T> {
    /** The service did what it was asked: a status from 200 to 299, and a body that could be read. */
    record Answered<T>(T value) implements Outcome<T> {}

    /** There is no answer to the request. */
    sealed interface Failure<T> extends Outcome<T> {
        /** What happened, with the address of the service: for operators and logs, not for clients of an API. */
        String reason();
    }

    /**
     * The service answered with another status.
     *
     * @param detail the reason that the service gives; null if it gives none
     * @param retryAfter when to try again: 1 s unless the service asks for more, at most 60 s
     */
    record Refused<T>(String address, int status, @Nullable String detail, Duration retryAfter) implements Failure<T> {
        @Override
        public String reason() {
            return address + " answers with status " + status + (detail == null ? "" : ": " + detail);
        }
    }

    /** The service answered with something else than the expected JSON, such as that of another version. */
    record Unreadable<T>(String reason) implements Failure<T> {}

    /** No answer arrived in time, or the calling thread was interrupted, which stays interrupted. */
    record Unreachable<T>(String reason) implements Failure<T> {}

    /** Returns the answer, or throws what {@code exception} makes of the failure. */
    default T orElseThrow(Function<Failure<?>, RuntimeException> exception) {
        return switch (this) {
            case Answered<T> answered -> answered.value();
            case Failure<T> failure -> throw exception.apply(failure);
        };
    }
}
