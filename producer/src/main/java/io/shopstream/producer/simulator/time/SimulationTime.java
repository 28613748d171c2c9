package io.shopstream.producer.simulator.time;

import java.time.Instant;

/**
 * The current time for an event in the shop.
 *
 * @param at event time, UTC, whole milliseconds
 * @param millis the same in epoch milliseconds
 * @param micros the same as shop time in microseconds, the scale of the event queue
 * @param timeScale the delays in effect
 */
public record SimulationTime(Instant at, long millis, long micros, TimeScale timeScale) {}
