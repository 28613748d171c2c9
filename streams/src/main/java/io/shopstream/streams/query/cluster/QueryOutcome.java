package io.shopstream.streams.query.cluster;

import java.util.function.Function;

/** Outcome of a query. Only {@link Found} and {@link Absent} say something about the data. */
public sealed interface QueryOutcome<T> {
    /** The answer, from every partition. */
    record Found<T>(T value) implements QueryOutcome<T> {}

    /** Every partition was read and none has it. */
    record Absent<T>() implements QueryOutcome<T> {}

    /** A partition cannot answer now; retrying shortly may help. */
    record NotReady<T>(String reason) implements QueryOutcome<T> {}

    /** A partition cannot answer, and retrying will not help. */
    record Failed<T>(String reason) implements QueryOutcome<T> {}

    /** Continues with another query if this one found something. */
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
