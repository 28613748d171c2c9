package io.shopstream.bench.idle.sample;

/**
 * CPU time of one thread.
 *
 * @param name the full name of a Java thread, the first 15 characters of any other
 * @param seconds of CPU used
 */
public record ThreadTime(String name, double seconds) {}
