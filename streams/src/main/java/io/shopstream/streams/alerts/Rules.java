package io.shopstream.streams.alerts;

import io.shopstream.schemas.avro.AlertKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Judges every subject that something is measured of, or that an alert stands for though nothing is any more. */
final class Rules {
    private final Measures measures;
    private final StandingAlerts standing;
    private final Hold hold;

    Rules(Measures measures, StandingAlerts standing, Hold hold) {
        this.measures = measures;
        this.standing = standing;
        this.hold = hold;
    }

    /** What is raised or cleared now. */
    List<AlertRecord> judge(long nowMillis) {
        Map<Measures.Subject, NavigableMap<Long, Tally>> subjects = new HashMap<>(measures.recent(nowMillis));
        for (AlertRecord alert : standing.all()) {
            subjects.putIfAbsent(new Measures.Subject(measured(alert.kind()), alert.subject()), new TreeMap<>());
        }
        List<AlertRecord> changes = new ArrayList<>();
        subjects.forEach((subject, seen) -> {
            for (Finding finding : findings(subject, seen, nowMillis)) {
                AlertRecord change = standing.update(finding, nowMillis);
                if (change != null) {
                    changes.add(change);
                }
            }
        });
        return changes;
    }

    private List<Finding> findings(Measures.Subject subject, NavigableMap<Long, Tally> seen, long nowMillis) {
        String name = subject.name();
        return switch (subject.kind()) {
            case REVENUE -> {
                if (hold.holds(nowMillis)) {
                    yield List.of();
                }
                RevenueComparison compared = RevenueComparison.at(nowMillis, seen);
                yield List.of(
                        RevenueRule.drop(name, standing.stands(AlertKind.REVENUE_DROP, name), compared),
                        RevenueRule.spike(name, standing.stands(AlertKind.REVENUE_SPIKE, name), compared));
            }
            case INTAKE -> {
                Tally intake = seen.values().stream().reduce(Tally.NONE, Tally::plus);
                yield List.of(DeadLetterRule.judge(name, standing.stands(AlertKind.DEAD_LETTER_RATE, name), intake));
            }
        };
    }

    private static MeasureKind measured(AlertKind kind) {
        return switch (kind) {
            case REVENUE_DROP, REVENUE_SPIKE -> MeasureKind.REVENUE;
            case DEAD_LETTER_RATE -> MeasureKind.INTAKE;
            case STOCK_OUT_AHEAD -> throw new IllegalStateException("stock alerts stand in a store of their own");
        };
    }
}
