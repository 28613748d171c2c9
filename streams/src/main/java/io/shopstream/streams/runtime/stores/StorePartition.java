package io.shopstream.streams.runtime.stores;

/** One partition of a store. */
record StorePartition(String store, int partition) {}
