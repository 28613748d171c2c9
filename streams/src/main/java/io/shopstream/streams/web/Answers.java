package io.shopstream.streams.web;

import io.shopstream.streams.query.cluster.QueryOutcome;
import org.springframework.http.HttpStatus;

/** Maps query outcomes to HTTP. */
final class Answers {
    private Answers() {}

    /** Returns the value, or throws the exception that {@link Problems} maps to a status. */
    static <T> T of(QueryOutcome<T> outcome) {
        return switch (outcome) {
            case QueryOutcome.Found<T>(T value) -> value;
            case QueryOutcome.Absent<T> _ ->
                throw new NotAnsweredException(HttpStatus.NOT_FOUND, "not found in any partition");
            case QueryOutcome.NotReady<T>(String reason) ->
                throw new NotAnsweredException(HttpStatus.SERVICE_UNAVAILABLE, reason);
            case QueryOutcome.Failed<T>(String reason) ->
                throw new NotAnsweredException(HttpStatus.INTERNAL_SERVER_ERROR, reason);
        };
    }
}
