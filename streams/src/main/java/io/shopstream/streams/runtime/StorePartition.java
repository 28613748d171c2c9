package io.shopstream.streams.runtime;

/** One partition of a store. */
record StorePartition(String store, int partition) {}
