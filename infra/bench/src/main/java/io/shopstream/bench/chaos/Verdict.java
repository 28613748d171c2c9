package io.shopstream.bench.chaos;

/** Result of checking an answer. */
sealed interface Verdict {
    /** The answer has no difference; {@code compared} of its minutes had to be exact, and are. */
    record Right(int compared) implements Verdict {}

    /** The answer is marked as stale, with its lag in records, and does not exceed what was sent. */
    record Stale(long lag) implements Verdict {}

    /** No address answered. */
    record Refused() implements Verdict {}

    record Wrong(String detail) implements Verdict {}
}
