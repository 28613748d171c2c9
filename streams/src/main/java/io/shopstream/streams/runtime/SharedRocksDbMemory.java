package io.shopstream.streams.runtime;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;

/**
 * Makes every store use the service's {@link RocksDbMemory}. Kafka Streams makes one of these per store from its class
 * name, so the shared object comes as a configuration value, not in a static field: services in one JVM stay apart and
 * each can give its memory back.
 */
public final class SharedRocksDbMemory implements RocksDBConfigSetter {
    static final String MEMORY_CONFIG = "shopstream.rocksdb.memory";

    private static final long WRITE_BUFFER_BYTES = 4L * 1024 * 1024;
    // Memtables grow by so much. The default, an eighth of the buffer, times sixty stores is all there is for
    // buffers: they would be flushed, almost empty, without end.
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
        // What is shared outlives the store; RocksDbMemory closes it.
    }
}
