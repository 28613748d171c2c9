package io.shopstream.producer.simulator;

import java.time.Instant;

/**
 * Now, for something that happens in the shop.
 *
 * @param at event time, UTC, whole milliseconds
 * @param micros the same on the agenda's scale
 */
record Moment(Instant at, long micros) {}
