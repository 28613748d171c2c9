package io.shopstream.api.ingest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/**
 * The records that Kafka acknowledged to this instance of late, so that most repetitions are recognised for nothing. An
 * unknown one may be a duplicate nevertheless: streams and sink recognise every one.
 */
final class KnownRecords {
    private static final int MOST = 50_000;
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Cache<String, Boolean> acknowledged =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

    /** Returns false if it is known already: from a recent request, or from the same one. */
    boolean add(String identity) {
        return acknowledged.asMap().putIfAbsent(identity, true) == null;
    }
}
