package io.shopstream.streams.alerts;

import io.shopstream.schemas.avro.Alert;
import io.shopstream.schemas.avro.AlertKind;
import io.shopstream.schemas.avro.AlertState;
import io.shopstream.schemas.topic.PaneKeys;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Alert as stores and repartition topics hold it; the Avro record {@code Alert} documents the fields.
 *
 * @param raisedAt and {@code clearedAt} in whole milliseconds; {@code clearedAt} is null while the alert is active
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
