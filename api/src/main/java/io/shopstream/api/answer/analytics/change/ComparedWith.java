package io.shopstream.api.answer.analytics.change;

import java.time.Instant;

/**
 * The former span {@code [from, to)} with which a range is compared.
 *
 * @param compare as requested: {@code previous} or {@code year}
 */
public record ComparedWith(String compare, Instant from, Instant to) {}
