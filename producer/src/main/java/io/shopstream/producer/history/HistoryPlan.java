package io.shopstream.producer.history;

import io.shopstream.producer.simulator.HistoryCurve;
import io.shopstream.producer.simulator.HistorySize;
import io.shopstream.schemas.avro.HistoryProgress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Which past a shop has. The same plan is the same past, record by record.
 *
 * @param from event time of its beginning, UTC
 * @param until event time of its end, UTC: there live traffic takes over
 */
public record HistoryPlan(HistorySize size, long seed, Instant from, Instant until) {
    private static final int MONTHS = 24;
    private static final Duration STEP = Duration.ofHours(6);

    /** The 24 months before the opening. */
    public static HistoryPlan before(Instant opening, HistorySize size, long seed) {
        Instant from = opening.atOffset(ZoneOffset.UTC).minusMonths(MONTHS).toInstant();
        return new HistoryPlan(size, seed, from, opening);
    }

    HistoryCurve curve() {
        return new HistoryCurve(from, until, size.orders());
    }

    /** Where the next step ends; steps do not depend on where a run began. */
    Instant stepAfter(Instant moment) {
        long steps = Duration.between(from, moment).dividedBy(STEP) + 1;
        Instant next = from.plus(STEP.multipliedBy(steps));
        return next.isBefore(until) ? next : until;
    }

    double fraction(Instant through) {
        return (double) Duration.between(from, through).toMillis()
                / Duration.between(from, until).toMillis();
    }

    HistoryProgress progress(Instant through, long records) {
        return new HistoryProgress(size.code(), seed, from, until, through, records);
    }

    /** Whether it is this past that was begun there. */
    boolean isMeantBy(HistoryProgress progress) {
        return progress.getSize().equals(size.code())
                && progress.getSeed() == seed
                && progress.getFrom().equals(from)
                && progress.getUntil().equals(until);
    }
}
