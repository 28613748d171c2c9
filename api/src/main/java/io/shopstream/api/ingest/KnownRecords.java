package io.shopstream.api.ingest;

import java.util.HashSet;
import java.util.Set;

/**
 * The last 25,000 to 50,000 records that Kafka acknowledged to this instance, so that most repetitions are recognised
 * for nothing. An unknown one may be a duplicate nevertheless: streams and sink recognise every one.
 */
final class KnownRecords {
    private static final int MAX_IN_SET = 25_000;

    // Two sets in turns forget the older half at once. A cache that knows the age of each entry takes much longer
    // (ADR 066).
    private Set<String> older = new HashSet<>();
    private Set<String> newer = new HashSet<>();

    /** Returns false if it is known already: from a recent request, or from the same one. */
    synchronized boolean add(String identity) {
        if (older.contains(identity) || !newer.add(identity)) {
            return false;
        }
        if (newer.size() == MAX_IN_SET) {
            older = newer;
            newer = new HashSet<>();
        }
        return true;
    }
}
