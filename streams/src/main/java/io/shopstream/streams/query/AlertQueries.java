package io.shopstream.streams.query;

import io.shopstream.schemas.avro.AlertState;
import io.shopstream.schemas.query.AlertList;
import io.shopstream.streams.alerts.AlertRecord;
import io.shopstream.streams.flow.Names;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The alerts that stand, and the newest that are over. */
public final class AlertQueries {
    // Ids begin with the name of a kind, in capitals.
    private static final String BEFORE_ALL = "A";
    private static final String AFTER_ALL = "a";

    private static final Comparator<AlertRecord> STANDING_THEN_NEWEST = Comparator.comparing(AlertRecord::stands)
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
        return reader.scan(Names.ALERTS_BY_ID, BEFORE_ALL, AFTER_ALL, new All())
                .map(alerts -> new AlertList(
                        alerts.stream()
                                .sorted(STANDING_THEN_NEWEST)
                                .limit(limit)
                                .map(AlertQueries::item)
                                .toList(),
                        asOf,
                        false,
                        0));
    }

    private static AlertList.Item item(AlertRecord alert) {
        return new AlertList.Item(
                alert.id(),
                alert.kind().name(),
                alert.subject(),
                (alert.stands() ? AlertState.RAISED : AlertState.CLEARED).name(),
                alert.raisedAt(),
                alert.clearedAt(),
                alert.observed(),
                alert.expected(),
                alert.message());
    }

    private static final class All implements StoreReader.Fold<String, AlertRecord, List<AlertRecord>> {
        private final List<AlertRecord> alerts = new ArrayList<>();

        @Override
        public void add(String id, AlertRecord alert) {
            alerts.add(alert);
        }

        @Override
        public List<AlertRecord> result() {
            return alerts;
        }
    }
}
