package io.shopstream.producer.history;

import io.shopstream.producer.simulator.time.HistoryCurve;
import io.shopstream.producer.simulator.time.HistorySize;
import io.shopstream.producer.simulator.time.OrderRate;
import io.shopstream.schemas.avro.HistoryProgress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Determines the history of a shop. The same plan gives the same history, record by record.
 *
 * @param from event time of its beginning, UTC
 * @param until event time of its end, UTC, when live traffic begins
 * @param leadsTo the rate of live traffic that it leads to; null if it grows steadily
 */
public record HistoryPlan(
        HistorySize size,
        long seed,
        Instant from,
        Instant until,
        @Nullable OrderRate leadsTo) {
    /** The history is published each time this many records have been simulated. */
    static final int RECORDS_PER_CHUNK = 20_000;

    private static final int MONTHS = 24;
    // So short that no chunk has many more records, however dense the history is.
    private static final Duration STEP = Duration.ofMinutes(10);

    /** The 24 months before the opening. */
    public static HistoryPlan before(Instant opening, HistorySize size, long seed, @Nullable OrderRate leadsTo) {
        Instant from = opening.atOffset(ZoneOffset.UTC).minusMonths(MONTHS).toInstant();
        return new HistoryPlan(size, seed, from, opening, leadsTo);
    }

    /** When customers come. */
    public HistoryCurve curve() {
        return leadsTo == null
                ? HistoryCurve.steady(from, until, size.orders())
                : HistoryCurve.rising(from, until, leadsTo);
    }

    /** The end of the next step. The steps are the same wherever a run begins. */
    Instant stepAfter(Instant moment) {
        // Called a hundred thousand times: Duration.dividedBy works with BigDecimal.
        long steps = (moment.toEpochMilli() - from.toEpochMilli()) / STEP.toMillis() + 1;
        Instant next = from.plusMillis(STEP.toMillis() * steps);
        return next.isBefore(until) ? next : until;
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
