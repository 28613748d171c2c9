package io.shopstream.bench.idle.sample;

/**
 * Counters since the start of the JVM.
 *
 * @param collectionMillis time of collections, including concurrent ones
 */
public record JvmCounters(long allocatedBytes, long collections, long collectionMillis) {}
