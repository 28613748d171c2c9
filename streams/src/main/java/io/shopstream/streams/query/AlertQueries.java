package io.shopstream.streams.query;

import io.shopstream.schemas.avro.AlertState;
import io.shopstream.schemas.query.AlertList;
import io.shopstream.streams.alerts.AlertRecord;
import io.shopstream.streams.alerts.rule.RulesInWords;
import io.shopstream.streams.query.cluster.QueryCoordinator;
import io.shopstream.streams.query.cluster.QueryOutcome;
import io.shopstream.streams.query.question.AlertQuestion;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;

/** Answers queries for the active alerts and the newest cleared ones. */
public final class AlertQueries {
    private static final Comparator<AlertRecord> ACTIVE_THEN_NEWEST = Comparator.comparing(AlertRecord::active)
            .thenComparing(AlertRecord::raisedAt)
            .reversed()
            .thenComparing(AlertRecord::id);

    private final QueryCoordinator queryCoordinator;
    private final Clock clock;

    public AlertQueries(QueryCoordinator queryCoordinator, Clock clock) {
        this.queryCoordinator = queryCoordinator;
        this.clock = clock;
    }

    /**
     * Returns the first {@code limit} alerts: active ones first, then cleared ones, each by newest raised first. The
     * list may be empty; never {@code Absent}.
     */
    public QueryOutcome<AlertList> newest(int limit) {
        Instant asOf = clock.instant();
        return queryCoordinator
                .ask(new AlertQuestion())
                .map(found -> new AlertList(
                        found.value().alerts().stream()
                                .sorted(ACTIVE_THEN_NEWEST)
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
                alert.message(),
                RulesInWords.of(alert.kind()));
    }
}
