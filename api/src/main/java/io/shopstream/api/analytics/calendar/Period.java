package io.shopstream.api.analytics.calendar;

import io.shopstream.api.answer.analytics.change.ComparedWith;
import io.shopstream.api.params.Compare;
import io.shopstream.api.params.Granularity;
import io.shopstream.api.params.TimeRange;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The time that a question is about.
 *
 * @param zone whose calendar cuts the range into buckets
 */
public record Period(TimeRange range, Granularity granularity, ZoneId zone, Compare compare) {

    /** @throws io.shopstream.api.params.BadParameterException if there would be too many */
    public Buckets buckets() {
        return Buckets.of(range, granularity, zone);
    }

    /** The former period, to compare with; empty if nothing is to be compared. */
    public Optional<Period> former() {
        return compare.former(range, zone).map(earlier -> new Period(earlier, granularity, zone, Compare.NONE));
    }

    /** As answers name the former period; null if nothing is to be compared. */
    public @Nullable ComparedWith comparedWith() {
        return former().map(earlier -> new ComparedWith(
                        compare.code(),
                        earlier.range().from(),
                        earlier.range().to(),
                        earlier.buckets().count()))
                .orElse(null);
    }

    /** The same range in one bucket. */
    public Period whole() {
        return new Period(range, Granularity.NONE, zone, compare);
    }
}
