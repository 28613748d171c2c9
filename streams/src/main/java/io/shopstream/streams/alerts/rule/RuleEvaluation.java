package io.shopstream.streams.alerts.rule;

import io.shopstream.schemas.avro.AlertKind;

/**
 * Result of evaluating a rule for a subject.
 *
 * @param triggered whether its alert should be active from now on
 * @param observed and {@code expected} as in the Avro record
 * @param message one sentence for people, worded to suit both a raised and a cleared alert
 */
public record RuleEvaluation(
        AlertKind kind, String subject, boolean triggered, long observed, long expected, String message) {}
