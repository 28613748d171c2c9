package io.shopstream.bench.idle;

/**
 * @param name the whole one of a Java thread, 15 characters of any other
 * @param seconds of CPU it has taken
 */
record ThreadTime(String name, double seconds) {}
