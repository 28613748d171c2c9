package io.shopstream.api.answer.analytics.forecast;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A day to come.
 *
 * @param start its first moment in the time zone of the answer
 * @param net the day is as likely to be above as below; rounded to cents
 * @param low lower end of the interval, not above {@code net}
 * @param high upper end of the interval, not below {@code net}
 */
public record ForecastDay(LocalDate day, Instant start, String net, String low, String high) {}
