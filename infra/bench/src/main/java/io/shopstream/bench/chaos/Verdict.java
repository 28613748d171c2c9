package io.shopstream.bench.chaos;

/** What an answer is worth. */
sealed interface Verdict {
    /** Nothing in it differs; {@code compared} of its minutes had to be exact, and are. */
    record Right(int compared) implements Verdict {}

    /** Marked as behind, by so many records, and not more than there can be. */
    record Stale(long lag) implements Verdict {}

    /** No address answered. */
    record Refused() implements Verdict {}

    record Wrong(String detail) implements Verdict {}
}
