package io.shopstream.api.answer.analytics.change;

import java.time.Instant;

/**
 * The former span {@code [from, to)} with which a range is compared.
 *
 * @param compare as requested: {@code previous} or {@code year}
 * @param buckets number of its buckets, 1 if there is no series: a bucket of the range with this index or a higher one
 *     has none to compare with
 */
public record ComparedWith(String compare, Instant from, Instant to, int buckets) {
    boolean hasBucket(int index) {
        return index < buckets;
    }
}
