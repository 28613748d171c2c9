package io.shopstream.bench.idle;

/**
 * Since the JVM began.
 *
 * @param collectionMillis time of collections, what runs beside the program included
 */
record JvmCounters(long allocatedBytes, long collections, long collectionMillis) {}
