package io.shopstream.producer.simulator;

import java.time.Instant;

/**
 * Now, for something that happens in the shop.
 *
 * @param at event time, UTC, whole milliseconds
 * @param millis the same as epoch milliseconds
 * @param micros the same on the agenda's scale
 * @param timeScale how fast things take their course
 */
record SimulationTime(Instant at, long millis, long micros, TimeScale timeScale) {}
