package io.shopstream.streams.alerts;

import io.shopstream.schemas.avro.Alert;
import io.shopstream.schemas.avro.AlertKind;
import io.shopstream.schemas.avro.AlertState;
import io.shopstream.schemas.topic.PaneKeys;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert as stores and repartition topics hold it; see the Avro record for what the fields mean.
 *
 * @param raisedAt and {@code clearedAt} in whole milliseconds; the latter null while the alert stands
 */
public record AlertRecord(
        AlertKind kind,
        String subject,
        Instant raisedAt,
        @Nullable Instant clearedAt,
        long observed,
        long expected,
        String message) {

    static AlertRecord raised(RuleEvaluation evaluation, long nowMillis) {
        return new AlertRecord(
                evaluation.kind(),
                evaluation.subject(),
                Instant.ofEpochMilli(nowMillis),
                null,
                evaluation.observed(),
                evaluation.expected(),
                evaluation.message());
    }

    AlertRecord cleared(RuleEvaluation evaluation, long nowMillis) {
        return new AlertRecord(
                kind,
                subject,
                raisedAt,
                Instant.ofEpochMilli(nowMillis),
                evaluation.observed(),
                evaluation.expected(),
                evaluation.message());
    }

    public boolean active() {
        return clearedAt == null;
    }

    public String id() {
        return PaneKeys.alert(kind, subject, raisedAt);
    }

    Alert toAvro() {
        return Alert.newBuilder()
                .setAlertId(id())
                .setKind(kind)
                .setSubject(subject)
                .setState(active() ? AlertState.RAISED : AlertState.CLEARED)
                .setRaisedAt(raisedAt)
                .setClearedAt(clearedAt)
                .setObserved(observed)
                .setExpected(expected)
                .setMessage(message)
                .build();
    }
}
