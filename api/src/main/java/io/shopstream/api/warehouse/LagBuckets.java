package io.shopstream.api.warehouse;

import io.shopstream.api.params.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Buckets of equal length that contain a range: at most 300, as short as that allows, each from a multiple of its length
 * to the next.
 *
 * @param count 1 to 300
 */
record LagBuckets(Instant start, Duration length, int count) {
    static final int MAX_BUCKETS = 300;
    // No shorter than samples are apart.
    private static final List<Duration> LENGTHS = List.of(
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(3));

    /** @throws java.util.NoSuchElementException if the range is longer than a month */
    static LagBuckets of(TimeRange range) {
        return LENGTHS.stream()
                .map(length -> of(range, length))
                .filter(buckets -> buckets.count() <= MAX_BUCKETS)
                .findFirst()
                .orElseThrow();
    }

    private static LagBuckets of(TimeRange range, Duration length) {
        long seconds = length.toSeconds();
        long first = Math.floorDiv(range.from().getEpochSecond(), seconds);
        // The last moment of the range is the one before its end.
        long last = Math.floorDiv(range.to().minusNanos(1).getEpochSecond(), seconds);
        return new LagBuckets(Instant.ofEpochSecond(first * seconds), length, Math.toIntExact(last - first + 1));
    }

    Instant end() {
        return start.plus(length.multipliedBy(count));
    }

    List<Instant> times() {
        return IntStream.range(0, count)
                .mapToObj(index -> start.plus(length.multipliedBy(index)))
                .toList();
    }
}
