package io.shopstream.api.answer.analytics.forecast;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A complete day of the past.
 *
 * @param start its first moment in the time zone of the answer
 */
public record HistoryDay(LocalDate day, Instant start, String net) {}
