package io.shopstream.local.verify.comparison;

import java.util.SortedMap;

/** Result of comparing one view with the log, key by key, after any number of rounds. */
public sealed interface Comparison permits Check, RowCheck {
    String name();

    /** Keys that were equal in a round in which no record touched them. */
    long settledCount();

    /** Keys touched in the last round, which are not compared yet. */
    long changingCount();

    /** Keys that differed in some round, were touched afterwards, and have not settled. */
    long suspectCount();

    /** Number of keys that have differed, untouched, in every round since {@code nanoTime} or longer. */
    long differenceCount(long nanoTime);

    /** These keys with a message for the user; of many keys only the first. */
    SortedMap<String, String> differencesSince(long nanoTime);
}
