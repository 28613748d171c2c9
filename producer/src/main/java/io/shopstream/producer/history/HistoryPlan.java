package io.shopstream.producer.history;

import io.shopstream.producer.simulator.time.HistoryCurve;
import io.shopstream.producer.simulator.time.HistorySize;
import io.shopstream.schemas.avro.HistoryProgress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Determines the history of a shop. The same plan gives the same history, record by record.
 *
 * @param from event time of its beginning, UTC
 * @param until event time of its end, UTC, when live traffic begins
 */
public record HistoryPlan(HistorySize size, long seed, Instant from, Instant until) {
    /** The history is published, and its rows are written, each time this many records have been simulated. */
    static final int RECORDS_PER_CHUNK = 20_000;

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

    /** The end of the next step. The steps are the same wherever a run begins. */
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

    /** Whether the progress belongs to this history. */
    boolean matches(HistoryProgress progress) {
        return progress.getSize().equals(size.code())
                && progress.getSeed() == seed
                && progress.getFrom().equals(from)
                && progress.getUntil().equals(until);
    }
}
