package io.shopstream.local.verify;

import java.util.SortedMap;

/** What is known of one view after some rounds, key by key. */
sealed interface Comparison permits Check, RowCheck {
    String name();

    /** Keys that were equal while standing still. */
    long settledCount();

    /** Keys touched in the last round, not judged yet. */
    long movingCount();

    /** Keys that differed in some round and have neither settled nor stood still since. */
    long suspectCount();

    /** How many keys have differed, untouched, in every round since {@code nanoTime} or longer. */
    long standingCount(long nanoTime);

    /** Those keys, at least the first of them, in the user's words. */
    SortedMap<String, String> standingSince(long nanoTime);
}
