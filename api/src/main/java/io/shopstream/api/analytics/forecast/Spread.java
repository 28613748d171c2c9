package io.shopstream.api.analytics.forecast;

/**
 * What a method says of one day ahead, on the scale of {@link LevelScale}.
 *
 * @param median the day is as likely above as below
 * @param deviation standard deviation of the error as the method sees it; the back-test corrects it
 */
record Spread(double median, double deviation) {}
