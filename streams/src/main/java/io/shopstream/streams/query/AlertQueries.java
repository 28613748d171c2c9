package io.shopstream.streams.query;

import io.shopstream.schemas.avro.AlertState;
import io.shopstream.schemas.query.AlertList;
import io.shopstream.streams.alerts.AlertRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;

/** The alerts that stand, and the newest that are over. */
public final class AlertQueries {
    private static final Comparator<AlertRecord> STANDING_THEN_NEWEST = Comparator.comparing(AlertRecord::active)
            .thenComparing(AlertRecord::raisedAt)
            .reversed()
            .thenComparing(AlertRecord::id);

    private final StoreReader reader;
    private final Clock clock;

    public AlertQueries(StoreReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /** The first {@code limit}: those that stand first, the newest raised first in each part; empty, never absent. */
    public QueryOutcome<AlertList> newest(int limit) {
        Instant asOf = clock.instant();
        return reader.ask(new AlertScan())
                .map(found -> new AlertList(
                        found.value().alerts().stream()
                                .sorted(STANDING_THEN_NEWEST)
                                .limit(limit)
                                .map(AlertQueries::item)
                                .toList(),
                        asOf,
                        found.stale(),
                        found.lag(),
                        found.processedThrough()));
    }

    private static AlertList.Item item(AlertRecord alert) {
        return new AlertList.Item(
                alert.id(),
                alert.kind().name(),
                alert.subject(),
                (alert.active() ? AlertState.RAISED : AlertState.CLEARED).name(),
                alert.raisedAt(),
                alert.clearedAt(),
                alert.observed(),
                alert.expected(),
                alert.message());
    }
}
