package io.shopstream.streams.runtime;

import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * Limits the native memory of all stores of one service together: block cache, index and filter blocks, and write
 * buffers, which are charged to the cache and take at most half of it. Without this limit, each of a dozen store
 * partitions takes its own 50 MB block cache and 48 MB of buffers. Close it after Kafka Streams, never before.
 */
final class RocksDbMemory implements AutoCloseable {
    // With a strict limit, writes would fail at the limit; without it, RocksDB may exceed the limit by a block for a
    // moment.
    private static final boolean STRICT_LIMIT = false;
    private static final double INDEX_AND_FILTER_SHARE = 0.1;

    private final Cache cache;
    private final WriteBufferManager writeBuffers;

    RocksDbMemory(long bytes) {
        RocksDB.loadLibrary();
        cache = new LRUCache(bytes, -1, STRICT_LIMIT, INDEX_AND_FILTER_SHARE);
        writeBuffers = new WriteBufferManager(bytes / 2, cache);
    }

    Cache cache() {
        return cache;
    }

    WriteBufferManager writeBuffers() {
        return writeBuffers;
    }

    @Override
    public void close() {
        writeBuffers.close();
        cache.close();
    }
}
