package io.shopstream.api.analytics.calendar;

import io.shopstream.api.params.BadParameterException;
import io.shopstream.api.params.Granularity;
import io.shopstream.api.params.TimeRange;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * A range cut into the units of a calendar, numbered from 0. The first and the last one may be cut by the range.
 *
 * <p>Java computes the cuts and PostgreSQL only compares with them: its {@code date_trunc} chooses the second of two
 * midnights (Havana), may know other rules of a zone than Java, and may not know its name.
 */
public final class Buckets {
    private static final int MAX_BUCKETS = 100_000;

    private final TimeRange range;
    private final List<Instant> starts = new ArrayList<>();
    // Between two cuts all moments are in the same bucket; a bucket may consist of several such pieces.
    private final List<Instant> cuts = new ArrayList<>();
    private final List<Integer> bucketOfCut = new ArrayList<>();

    private Buckets(TimeRange range) {
        this.range = range;
    }

    /**
     * With granularity {@code NONE} there is one, the range.
     *
     * @throws BadParameterException if there would be too many
     */
    public static Buckets of(TimeRange range, Granularity granularity, ZoneId zone) {
        Buckets buckets = new Buckets(range);
        CalendarUnits units = new CalendarUnits(granularity, zone);
        Map<Instant, Integer> known = new HashMap<>();
        Instant cut = range.from();
        while (cut.isBefore(range.to())) {
            Instant start = granularity == Granularity.NONE ? cut : units.startOf(cut);
            Integer bucket = known.get(start);
            if (bucket == null) {
                bucket = known.size();
                known.put(start, bucket);
                buckets.starts.add(start);
            }
            if (bucket == MAX_BUCKETS) {
                throw new BadParameterException(
                        "granularity",
                        "would give more than %d buckets: use a coarser one or a shorter range".formatted(MAX_BUCKETS));
            }
            buckets.cuts.add(cut);
            buckets.bucketOfCut.add(bucket);
            cut = granularity == Granularity.NONE ? range.to() : units.nextCut(cut);
        }
        return buckets;
    }

    public int count() {
        return starts.size();
    }

    /** Start of the unit, which may be before the range. */
    public Instant start(int bucket) {
        return starts.get(bucket);
    }

    /** Whether sums per unit of UTC give the exact answer, as no bucket begins or ends within one. */
    public boolean areWhole(ChronoUnit unit) {
        return range.isWhole(unit)
                && cuts.stream().allMatch(cut -> cut.truncatedTo(unit).equals(cut));
    }

    /** The number of the bucket that contains {@code time}, which must be within the range. */
    public int numberOf(Instant time) {
        int cut = Collections.binarySearch(cuts, time);
        return bucketOfCut.get(cut < 0 ? -cut - 2 : cut);
    }

    /** An SQL expression for the number of the bucket; {@code column} must be within the range. */
    public static String numberOf(String column) {
        return "(:bucketOfCut)[1 + width_bucket(%s, :cuts)]".formatted(column);
    }

    /** Binds the parameters of {@link #numberOf}. */
    public StatementSpec bind(StatementSpec statement) {
        // The first cut is the start of the range, before which there is nothing.
        Object[] later = cuts.stream().skip(1).map(Instant::toString).toArray();
        return statement
                .param("cuts", new SqlArrayValue("timestamptz", later))
                .param("bucketOfCut", new SqlArrayValue("int4", bucketOfCut.toArray()));
    }
}
