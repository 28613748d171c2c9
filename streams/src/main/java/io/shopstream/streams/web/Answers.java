package io.shopstream.streams.web;

import io.shopstream.streams.query.QueryOutcome;
import org.springframework.http.HttpStatus;

/** From query outcomes to HTTP. */
final class Answers {
    private Answers() {}

    /** The value, or the exception that {@link Problems} turns into the status that fits. */
    static <T> T of(QueryOutcome<T> outcome) {
        return switch (outcome) {
            case QueryOutcome.Found<T>(T value) -> value;
            case QueryOutcome.Absent<T> _ ->
                throw new NotAnsweredException(HttpStatus.NOT_FOUND, "no partition knows it");
            case QueryOutcome.NotReady<T>(String reason) ->
                throw new NotAnsweredException(HttpStatus.SERVICE_UNAVAILABLE, reason);
            case QueryOutcome.Failed<T>(String reason) ->
                throw new NotAnsweredException(HttpStatus.INTERNAL_SERVER_ERROR, reason);
        };
    }
}
