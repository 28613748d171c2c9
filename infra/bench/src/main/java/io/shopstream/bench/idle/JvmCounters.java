package io.shopstream.bench.idle;

/**
 * Counters since the start of the JVM.
 *
 * @param collectionMillis time of collections, including concurrent ones
 */
record JvmCounters(long allocatedBytes, long collections, long collectionMillis) {}
