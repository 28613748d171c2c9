package io.shopstream.api.answer.warehouse;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * The result of one quality check.
 *
 * @param name stable, kebab-case
 * @param stage INPUT, TRANSFORMATION, OUTPUT or PROFILE
 * @param table the checked table, as {@code schema.table}
 * @param judged false if the check could not be evaluated, for the reason in {@code detail}; it is then not in the
 *     score
 * @param score percent that passed, rounded down: 100 only if nothing failed
 * @param detail keys of up to three failures
 * @param measured further figures; for PROFILE those of each column, or limits and examples of what is worth a look
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
