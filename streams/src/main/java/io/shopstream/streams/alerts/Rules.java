package io.shopstream.streams.alerts;

import io.shopstream.schemas.avro.AlertKind;
import io.shopstream.streams.alerts.measure.MeasureKind;
import io.shopstream.streams.alerts.measure.MeasureSum;
import io.shopstream.streams.alerts.measure.Measures;
import io.shopstream.streams.alerts.rule.DeadLetterRule;
import io.shopstream.streams.alerts.rule.RevenueComparison;
import io.shopstream.streams.alerts.rule.RevenueRule;
import io.shopstream.streams.alerts.rule.RuleEvaluation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Evaluates every subject that has measures, and every subject with an active alert whose measures have expired. */
final class Rules {
    private final Measures measures;
    private final ActiveAlerts activeAlerts;
    private final AlertSuppression suppression;

    Rules(Measures measures, ActiveAlerts activeAlerts, AlertSuppression suppression) {
        this.measures = measures;
        this.activeAlerts = activeAlerts;
        this.suppression = suppression;
    }

    /** Returns the alerts raised and cleared by this evaluation. */
    List<AlertRecord> evaluate(long nowMillis) {
        Map<Measures.Subject, NavigableMap<Long, MeasureSum>> subjects =
                new HashMap<>(measures.recent(kind -> oldest(kind, nowMillis)));
        for (AlertRecord alert : activeAlerts.all()) {
            subjects.putIfAbsent(new Measures.Subject(measured(alert.kind()), alert.subject()), new TreeMap<>());
        }
        List<AlertRecord> changes = new ArrayList<>();
        subjects.forEach((subject, seen) -> {
            for (RuleEvaluation evaluation : evaluations(subject, seen, nowMillis)) {
                AlertRecord change = activeAlerts.update(evaluation, nowMillis);
                if (change != null) {
                    changes.add(change);
                }
            }
        });
        return changes;
    }

    private List<RuleEvaluation> evaluations(
            Measures.Subject subject, NavigableMap<Long, MeasureSum> seen, long nowMillis) {
        String name = subject.name();
        return switch (subject.kind()) {
            case REVENUE -> {
                if (suppression.isActive(nowMillis)) {
                    yield List.of();
                }
                RevenueComparison compared = RevenueComparison.at(nowMillis, seen);
                yield List.of(
                        RevenueRule.drop(name, activeAlerts.isActive(AlertKind.REVENUE_DROP, name), compared),
                        RevenueRule.spike(name, activeAlerts.isActive(AlertKind.REVENUE_SPIKE, name), compared));
            }
            case INTAKE -> {
                MeasureSum intake = seen.values().stream().reduce(MeasureSum.NONE, MeasureSum::plus);
                yield List.of(
                        DeadLetterRule.evaluate(name, activeAlerts.isActive(AlertKind.DEAD_LETTER_RATE, name), intake));
            }
        };
    }

    private static long oldest(MeasureKind kind, long nowMillis) {
        return switch (kind) {
            case REVENUE -> RevenueComparison.oldest(nowMillis);
            // Exclusive: a slot that began exactly five minutes ago is outside the window.
            case INTAKE -> nowMillis - DeadLetterRule.WINDOW_MILLIS + 1;
        };
    }

    private static MeasureKind measured(AlertKind kind) {
        return switch (kind) {
            case REVENUE_DROP, REVENUE_SPIKE -> MeasureKind.REVENUE;
            case DEAD_LETTER_RATE -> MeasureKind.INTAKE;
            case STOCK_OUT_AHEAD -> throw new IllegalStateException("stock alerts have a store of their own");
        };
    }
}
