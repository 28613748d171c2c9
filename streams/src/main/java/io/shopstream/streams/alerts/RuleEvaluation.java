package io.shopstream.streams.alerts;

import io.shopstream.schemas.avro.AlertKind;

/**
 * What a rule says of a subject now.
 *
 * @param triggered whether its alert should stand from now on
 * @param observed and {@code expected} as in the Avro record
 * @param message one sentence for people, fit for both being raised and being cleared
 */
public record RuleEvaluation(
        AlertKind kind, String subject, boolean triggered, long observed, long expected, String message) {}
