package io.shopstream.streams.runtime;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;

/**
 * Makes every store use the service's {@link RocksDbMemory}. Kafka Streams instantiates this class by name, once per
 * store, so the shared object is passed as a configuration value. A static field would mix the services of one JVM.
 */
public final class SharedRocksDbMemory implements RocksDBConfigSetter {
    static final String MEMORY_CONFIG = "shopstream.rocksdb.memory";

    private static final long WRITE_BUFFER_BYTES = 4L * 1024 * 1024;
    // Allocation unit of memtables. The default is an eighth of the write buffer; for sixty stores this would use up
    // all memory for buffers, and almost empty memtables would be flushed continuously.
    private static final long ARENA_BLOCK_BYTES = 64L * 1024;

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        if (!(configs.get(MEMORY_CONFIG) instanceof RocksDbMemory memory)) {
            throw new IllegalStateException(MEMORY_CONFIG + " must hold the service's RocksDB memory");
        }
        BlockBasedTableConfig tables = (BlockBasedTableConfig) options.tableFormatConfig();
        tables.setBlockCache(memory.cache());
        tables.setCacheIndexAndFilterBlocks(true);
        tables.setCacheIndexAndFilterBlocksWithHighPriority(true);
        tables.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(tables);
        options.setWriteBufferManager(memory.writeBuffers());
        options.setWriteBufferSize(WRITE_BUFFER_BYTES);
        options.setArenaBlockSize(ARENA_BLOCK_BYTES);
    }

    @Override
    public void close(String storeName, Options options) {
        // The shared memory outlives the store; RocksDbMemory closes it.
    }
}
