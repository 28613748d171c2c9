package io.shopstream.api.answer;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * What one quality check found.
 *
 * @param name stable, kebab-case
 * @param stage INPUT, TRANSFORMATION, OUTPUT or PROFILE
 * @param table what it looked at, as {@code schema.table}
 * @param judged false if it could not be told, as {@code detail} says; it then counts neither way
 * @param score percent that passed, rounded down: 100 only if nothing failed
 * @param detail up to three culprits by key
 * @param measured more figures; of a PROFILE those of each column
 */
public record QualityCheck(
        String name,
        String stage,
        String table,
        long checked,
        long failed,
        boolean judged,
        BigDecimal score,
        String detail,
        Map<String, Object> measured,
        Instant checkedAt) {}
