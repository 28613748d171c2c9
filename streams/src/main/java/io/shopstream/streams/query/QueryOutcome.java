package io.shopstream.streams.query;

import java.util.function.Function;

/** How a question to the stores ended. Only {@link Found} and {@link Absent} say something about the data. */
public sealed interface QueryOutcome<T> {
    /** The answer, from every partition. */
    record Found<T>(T value) implements QueryOutcome<T> {}

    /** Every partition was asked and none has it. */
    record Absent<T>() implements QueryOutcome<T> {}

    /** Some partition cannot answer now; asking again shortly may help. */
    record NotReady<T>(String reason) implements QueryOutcome<T> {}

    /** Some partition cannot answer, and asking again will not help. */
    record Failed<T>(String reason) implements QueryOutcome<T> {}

    /** The next answer, asked for only if this one was found. */
    default <U> QueryOutcome<U> flatMap(Function<? super T, QueryOutcome<U>> next) {
        return switch (this) {
            case Found<T>(T value) -> next.apply(value);
            case Absent<T> _ -> new Absent<>();
            case NotReady<T>(String reason) -> new NotReady<>(reason);
            case Failed<T>(String reason) -> new Failed<>(reason);
        };
    }

    default <U> QueryOutcome<U> map(Function<? super T, ? extends U> change) {
        return switch (this) {
            case Found<T>(T value) -> new Found<>(change.apply(value));
            case Absent<T> _ -> new Absent<>();
            case NotReady<T>(String reason) -> new NotReady<>(reason);
            case Failed<T>(String reason) -> new Failed<>(reason);
        };
    }
}
